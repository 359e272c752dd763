// The files of the datasets, asked for as soon as the page opens: they travel while the model is still being loaded.

const folder = new URL("data/", document.baseURI);
const asked = new Map();

const addressOf = path => path.split("/").map(encodeURIComponent).join("/");

function ask(path) {
  if (!asked.has(path)) asked.set(path, read(path));
  return asked.get(path);
}

async function read(path) {
  const answer = await fetch(new URL(addressOf(path), folder));
  if (answer.ok) return new Uint8Array(await answer.arrayBuffer());
  if (answer.status === 404) return null;
  throw new Error(`${path} cannot be read: the host answers ${answer.status}.`);
}

const json = bytes => JSON.parse(new TextDecoder().decode(bytes));

// What the page will want, as far as can be told: whatever is wrong with it is told by whoever asks for it.
async function askEarly() {
  const names = json(await ask("datasets.json"));
  const wanted = new URLSearchParams(location.hash.slice(1)).get("dataset");
  const name = names.includes(wanted) ? wanted : names[0];
  for (const { path } of json(await ask(`${name}/datapackage.json`)).resources) ask(`${name}/${path}`).catch(() => {});
}

askEarly().catch(() => {});

const arrived = new Map();

// Waits for a file. How many bytes it has; -1 when there is none.
export async function sizeOf(path) {
  const bytes = await ask(path);
  asked.delete(path);
  if (bytes) arrived.set(path, bytes);
  return bytes ? bytes.length : -1;
}

// Hands over a file that has arrived.
export function take(path, bytes) {
  bytes.set(arrived.get(path));
  arrived.delete(path);
}
