// Makes schema.json from the typings of the npm package @pulumi/aws, whose version is that of the NuGet package:
//
//     node update-schema.mjs                     installs the package and TypeScript in a temporary folder
//     node update-schema.mjs path/node_modules   uses those that are there
//
// Adding a resource type: add its token to tokens.json, run this. Typings say `number` for whole numbers and fractions
// alike, and nothing of names that C# has to change: look both up in the C# SDK (github.com/pulumi/pulumi-aws, sdk/dotnet)
// and add them to `doubles` and `csharpNames`. `namespaces` has the modules whose C# name is more than a capital letter.
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { SchemaBuilder } from "./schema-builder.mjs";
import { textOf } from "./schema-text.mjs";
import { Typings } from "./typings.mjs";

const typescript = "5.9.3";
const here = dirname(fileURLToPath(import.meta.url));
const tokens = JSON.parse(readFileSync(join(here, "tokens.json"), "utf8"));

const [given] = process.argv.slice(2);
const installed = given ? undefined : mkdtempSync(join(tmpdir(), "pulumi-aws-"));
try {
  if (installed) {
    const packages = [`@pulumi/aws@${tokens.version}`, `typescript@${typescript}`];
    execFileSync("npm", ["install", "--ignore-scripts", "--no-save", "--prefix", installed, ...packages], { stdio: "inherit" });
  }
  const typings = new Typings(given ? resolve(given) : join(installed, "node_modules"));
  writeFileSync(join(here, "schema.json"), `${textOf(new SchemaBuilder(typings, tokens).build())}\n`);
} finally {
  if (installed) {
    rmSync(installed, { recursive: true });
  }
}
