// Checks data packages with the Frictionless library `datapackage`: the descriptor, every table's header, types and
// constraints, primary and foreign keys.
// Usage: node validate.mjs DATASET...   Exit code 0: no errors, 1: errors, 2: wrong usage.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import datapackage from "datapackage";

const datasets = process.argv.slice(2);
if (datasets.length === 0) {
  console.error("Usage: node validate.mjs DATASET...");
  process.exit(2);
}

const count = { tables: 0, rows: 0, errors: 0 };
for (const dataset of datasets) {
  const before = { ...count };
  try {
    await check(dataset);
  } catch (error) {
    report(join(dataset, "datapackage.json"), error.message);
  }
  console.log(`${dataset}: ${count.tables - before.tables} tables, ${count.rows - before.rows} rows, ${count.errors - before.errors} errors`);
}

console.log(`${datasets.length} package(s), ${count.tables} tables, ${count.rows} rows: ${count.errors} errors`);
process.exitCode = count.errors > 0 ? 1 : 0;

async function check(dataset) {
  const before = count.errors;
  const path = join(dataset, "datapackage.json");
  const descriptor = JSON.parse(readFileSync(path, "utf8"));
  const loaded = await datapackage.Package.load(path);
  for (const error of flat(loaded.errors))
    report(path, error.message);
  if (!loaded.valid)
    return;

  for (const problem of keyProblems(descriptor))
    report(path, problem);
  if (count.errors > before)
    return;

  const listed = new Set(descriptor.resources.map(resource => resource.path));
  for (const file of readdirSync(dataset).filter(file => file.endsWith(".csv") && !listed.has(file)))
    report(join(dataset, file), "is not in datapackage.json");

  const broken = new Set();
  for (const resource of loaded.resources) {
    count.tables++;
    if (!await read(dataset, resource, { relations: false }))
      broken.add(resource.name);
  }

  for (const resource of loaded.resources) {
    const targets = resource.schema.foreignKeys.map(key => key.reference.resource || resource.name);
    const unread = [...new Set([resource.name, ...targets])].filter(name => broken.has(name));
    if (unread.length === 0)
      await read(dataset, resource, { relations: true });
    else if (targets.length > 0)
      console.log(`${join(dataset, resource.descriptor.path)}: foreign keys not checked, as there are errors in ${unread.join(", ")}`);
  }
}

/** What the library lets pass: keys that name tables or columns that are not there. */
function keyProblems(descriptor) {
  const columns = new Map(descriptor.resources.map(({ name, schema }) => [name, schema.fields.map(field => field.name)]));
  const unknown = (table, names) => [names].flat().filter(name => !columns.get(table)?.includes(name));
  return descriptor.resources.flatMap(({ name, schema }) => [
    ...unknown(name, schema.primaryKey ?? []).map(column => `the primary key of ${name} names the unknown column ${column}`),
    ...(schema.foreignKeys ?? []).flatMap(({ fields, reference }) => [
      ...unknown(name, fields).map(column => `a foreign key of ${name} names the unknown column ${column}`),
      ...unknown(reference.resource || name, reference.fields).map(column => `a foreign key of ${name} points to the unknown column ${reference.resource}.${column}`),
    ]),
  ]);
}

/** Reads a table whole and reports what is wrong with it; returns whether nothing is. */
async function read(dataset, resource, { relations }) {
  const path = join(dataset, resource.descriptor.path);
  if (!existsSync(path)) {
    report(path, "is missing");
    return false;
  }

  try {
    await resource.read({ cast: false, limit: 1 });
    const expected = resource.schema.fieldNames.join(",");
    const header = (resource.headers ?? []).join(",");
    if (header !== expected) {
      report(path, `has the header "${header}" instead of "${expected}"`, 1);
      return false;
    }

    const rows = await resource.read({ keyed: true, forceCast: true, relations });
    const errors = rows.filter(row => row instanceof Error);
    for (const error of errors) {
      for (const one of flat([error]))
        report(path, one.message, error.rowNumber);
    }
    if (!relations)
      count.rows += rows.length - errors.length;
    return errors.length === 0;
  } catch (error) {
    for (const one of flat([error]))
      report(path, one.message, one.rowNumber);
    return false;
  }
}

/** An error that stands for several as these. */
function flat(errors) {
  return errors.flatMap(error => error.multiple || error.errors?.length > 0 ? flat(error.errors) : [error]);
}

function report(path, message, row) {
  count.errors++;
  console.log(`${path}${row === undefined ? "" : `, row ${row}`}: ${message}`);
}
