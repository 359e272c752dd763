// Writes the table descriptions of a data package's codebook (README.md) from its descriptor, between the two marks.
// Usage: node codebook.mjs DATASET...
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const begin = "<!-- tables: begin (written from datapackage.json by tests/frictionless/codebook.mjs) -->";
const end = "<!-- tables: end -->";

/** The tables of a descriptor as Markdown. */
export function tables(descriptor) {
  return descriptor.resources.map(resource => [
    `### ${resource.name}`,
    "",
    resource.description,
    "",
    "| column | type | unit | meaning |",
    "|---|---|---|---|",
    ...resource.schema.fields.map(field => row(field, resource.schema)),
  ].join("\n")).join("\n\n");
}

/** The codebook with its tables replaced by the descriptor's; null when it has no place for them. */
export function withTables(codebook, descriptor) {
  const from = codebook.indexOf(begin), to = codebook.indexOf(end);
  return from < 0 || to < from ? null : `${codebook.slice(0, from)}${begin}\n\n${tables(descriptor)}\n\n${codebook.slice(to)}`;
}

function row(field, schema) {
  const constraints = field.constraints ?? {};
  const key = [schema.primaryKey ?? []].flat().includes(field.name);
  const target = (schema.foreignKeys ?? []).find(key => [key.fields].flat().includes(field.name))?.reference.resource;
  const type = `${field.type}${key ? ", key" : constraints.required ? "" : ", may be empty"}`;
  const meaning = [
    field.description,
    target && `Refers to \`${target}\`.`,
    constraints.enum && `One of ${constraints.enum.map(value => `\`${value}\``).join(", ")}.`,
    constraints.minimum !== undefined && `At least ${constraints.minimum}.`,
  ].filter(Boolean).join(" ");
  return `| \`${field.name}\` | ${type} | ${field.unit ?? ""} | ${meaning.replaceAll("|", "\\|")} |`;
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  for (const dataset of process.argv.slice(2)) {
    const path = join(dataset, "README.md");
    const book = withTables(readFileSync(path, "utf8"), JSON.parse(readFileSync(join(dataset, "datapackage.json"), "utf8")));
    if (book === null) {
      console.error(`${path}: has no lines '${begin}' and '${end}'`);
      process.exitCode = 1;
      continue;
    }

    writeFileSync(path, book);
    console.log(`${path}: tables written`);
  }
}
