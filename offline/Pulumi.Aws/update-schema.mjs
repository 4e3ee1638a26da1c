// Makes schema.json from the typings of the npm package @pulumi/aws: `node update-schema.mjs`.
// Adding a resource type: add its token to tokens.json, run this.
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { declarationsOf } from "./typings.mjs";
import { schemaTypeOf, typesUsed } from "./schema-types.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const tokens = JSON.parse(readFileSync(join(here, "tokens.json"), "utf8"));
const install = mkdtempSync(join(tmpdir(), "pulumi-aws-"));
try {
  if (process.env.AWS_TYPINGS) {} else execFileSync("npm", ["install", "--silent", "--ignore-scripts", "--no-save", "--prefix", install, `@pulumi/aws@${tokens.version}`]);
  const root = process.env.AWS_TYPINGS ?? join(install, "node_modules/@pulumi/aws");
  writeFileSync(join(here, "schema.json"), JSON.stringify(schemaOf(root), null, 1) + "\n");
} finally {
  rmSync(install, { recursive: true, force: true });
}

function schemaOf(root) {
  const read = (file) => declarationsOf(readFileSync(join(root, file), "utf8"));
  const shapes = { input: read("types/input.d.ts"), output: read("types/output.d.ts") };
  const schema = { name: "aws", version: tokens.version, provider: undefined, resources: {}, types: {}, functions: {} };
  const provider = read("provider.d.ts");
  schema.provider = resourceOf("pulumi:providers:aws", provider, "Provider");
  for (const token of [...tokens.resources].sort()) {
    const [, module, name] = token.match(/^aws:(\w+)\/\w+:(\w+)$/);
    const file = `${module}/${name[0].toLowerCase()}${name.slice(1)}.d.ts`;
    schema.resources[token] = resourceOf(token, read(file), name);
  }
  for (const token of [...tokens.functions].sort()) {
    const name = token.split(":")[2];
    schema.functions[token] = functionOf(token, read(`${name}.d.ts`), name[0].toUpperCase() + name.slice(1));
  }
  addTypes(schema, shapes, (module) =>
    readFileSync(join(root, "types/enums", module === "index" ? "." : module, "index.d.ts"), "utf8"));
  return schema;
}

function resourceOf(token, declarations, name) {
  const args = declarations[`${name}Args`];
  const outputs = declarations[name];
  return {
    inputProperties: propertiesOf(token, args),
    requiredInputs: required(args),
    properties: propertiesOf(token, outputs),
    required: required(outputs),
  };
}

function functionOf(token, declarations, name) {
  const args = declarations[`${name}Args`] ?? {};
  const result = declarations[`${name}Result`];
  return {
    inputs: { properties: propertiesOf(token, args), required: required(args) },
    outputs: { properties: propertiesOf(token, result), required: required(result) },
  };
}

/** Types refer to further types: goes on until none is new. */
function addTypes(schema, shapes, enums) {
  for (let missing; (missing = [...typesUsed(schema)].filter((token) => !schema.types[token]).sort()).length > 0; ) {
    for (const token of missing) {
      const [, module, name] = token.match(/^aws:(\w+)\/(\w+):/);
      const path = module === "index" ? name : `${module}.${name}`;
      const [input, output] = [shapes.input[path], shapes.output[path]];
      schema.types[token] = input || output ? objectOf(token, input, output) : enumOf(enums(module), name);
    }
  }
  schema.types = Object.fromEntries(Object.entries(schema.types).sort(([a], [b]) => (a < b ? -1 : 1)));
}

function objectOf(token, input, output) {
  const type = { type: "object", properties: propertiesOf(token, input ?? output), required: required(input ?? output) };
  const requiredOutputs = required(output ?? input);
  if (JSON.stringify(requiredOutputs) !== JSON.stringify(type.required)) {
    type.language = { nodejs: { requiredOutputs } };
  }
  return type;
}

function enumOf(text, name) {
  const body = text.match(new RegExp(`export declare const ${name}: \\{([^}]*)\\}`))?.[1];
  if (!body) {
    throw new Error(`no type and no enum ${name}`);
  }
  return { type: "string", enum: [...body.matchAll(/readonly (\w+): "([^"]*)"/g)].map(([, key, value]) => ({ name: key, value })) };
}

function propertiesOf(token, declaration) {
  return Object.fromEntries(Object.entries(declaration).sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, property]) => {
    const schema = schemaTypeOf(property.type, tokens.numbers.includes(`${token}.${name}`));
    const csharp = tokens.csharpNames[`${token}.${name}`];
    return [name, csharp ? { ...schema, language: { csharp: { name: csharp } } } : schema];
  }));
}

function required(declaration) {
  return Object.entries(declaration).filter(([, property]) => !property.optional).map(([name]) => name).sort();
}
