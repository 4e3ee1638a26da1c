// Turns a TypeScript type of the typings into a type of Pulumi's package schema.

/** What only the Node.js package accepts beside a plain value: a resource in place of its ARN, an object in place of JSON. */
const nodeOnly = (schema) => schema === null;

export function schemaTypeOf(text, isNumber) {
  const [type, rest] = union(text.replace(/\s+/g, " ").trim(), isNumber);
  if (rest.trim()) {
    throw new Error(`cannot read the type ${text} at ${rest}`);
  }
  return type;
}

function union(text, isNumber) {
  const parts = [];
  do {
    const [part, rest] = postfix(text.replace(/^ *\| */, ""), isNumber);
    parts.push(part);
    text = rest.trimStart();
  } while (text.startsWith("|"));
  const kept = parts.filter((part) => part !== undefined && !nodeOnly(part));
  return [kept.length === 1 ? kept[0] : archiveOr(kept), text];
}

/** `Asset | Archive` is one type of the schema. */
function archiveOr(kept) {
  return kept.every((part) => part.$ref?.startsWith("pulumi.json#/A")) ? { $ref: "pulumi.json#/Asset" } : { oneOf: kept };
}

function postfix(text, isNumber) {
  let [type, rest] = primary(text.trimStart(), isNumber);
  while (rest.startsWith("[]")) {
    type = { type: "array", items: type };
    rest = rest.slice(2);
  }
  return [type, rest];
}

function primary(text, isNumber) {
  if (text.startsWith("(")) {
    const [type, rest] = union(text.slice(1), isNumber);
    return [type, rest.trimStart().slice(1)];
  }
  const map = text.match(/^\{ ?\[key: string\]: /);
  if (map) {
    const [type, rest] = union(text.slice(map[0].length), isNumber);
    return [{ type: "object", additionalProperties: type }, rest.replace(/^ *; *\}/, "")];
  }
  const name = text.match(/^[\w.]+/)[0];
  const rest = text.slice(name.length);
  if (rest.startsWith("<")) {
    const [type, after] = union(rest.slice(1), isNumber);
    return [type, after.trimStart().slice(1)];
  }
  return [named(name, isNumber), rest];
}

function named(name, isNumber) {
  switch (name) {
    case "undefined": return undefined;
    case "string": case "ARN": return { type: "string" };
    case "boolean": return { type: "boolean" };
    case "number": return { type: isNumber ? "number" : "integer" };
    case "pulumi.asset.Archive": return { $ref: "pulumi.json#/Archive" };
    case "pulumi.asset.Asset": return { $ref: "pulumi.json#/Asset" };
  }
  const nested = name.match(/^(?:inputs|outputs|enums)\.(?:(\w+)\.)?(\w+)$/);
  if (!nested || nested[2] === "PolicyDocument") {
    return null;
  }
  return { $ref: `#/types/aws:${nested[1] ?? "index"}/${nested[2]}:${nested[2]}` };
}

/** The tokens of every type that a schema refers to. */
export function typesUsed(schema) {
  return new Set([...JSON.stringify(schema).matchAll(/#\/types\/([^"]+)"/g)].map(([, token]) => token));
}
