// Reads the declarations of the npm package with the TypeScript parser, and from the compiled JavaScript beside them what
// typings cannot say: defaults and secrets.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

export class Typings {
  #ts;
  #root;
  #files = new Map();

  /** @param modules a node_modules folder with @pulumi/aws and typescript */
  constructor(modules) {
    this.#ts = createRequire(join(modules, "any.js"))("typescript");
    this.#root = join(modules, "@pulumi/aws");
  }

  get ts() {
    return this.#ts;
  }

  get version() {
    return JSON.parse(readFileSync(join(this.#root, "package.json"), "utf8")).version;
  }

  /** A class, interface or constant by name; `module.Name` is inside a namespace. Nothing if the file has none. */
  declaration(file, name) {
    if (!this.#files.has(file)) {
      const text = readFileSync(join(this.#root, `${file}.d.ts`), "utf8");
      const source = this.#ts.createSourceFile(`${file}.d.ts`, text, this.#ts.ScriptTarget.Latest, true);
      this.#files.set(file, new Map(this.#named(source.statements, "")));
    }
    return this.#files.get(file).get(name);
  }

  *#named(statements, prefix) {
    const { ts } = this;
    for (const statement of statements) {
      if (ts.isModuleDeclaration(statement)) {
        yield* this.#named(statement.body.statements, `${prefix}${statement.name.text}.`);
      } else if (ts.isClassDeclaration(statement) || ts.isInterfaceDeclaration(statement)) {
        yield [prefix + statement.name.text, statement];
      } else if (ts.isVariableStatement(statement)) {
        const [constant] = statement.declarationList.declarations;
        yield [prefix + constant.name.text, constant.type];
      }
    }
  }

  /** The properties of a declaration, sorted by name; methods and statics are none. */
  properties(declaration) {
    const { ts } = this;
    return declaration.members
      .filter((member) => ts.isPropertySignature(member) || ts.isPropertyDeclaration(member))
      .filter((member) => !member.modifiers?.some((modifier) => modifier.kind === ts.SyntaxKind.StaticKeyword))
      .map((member) => ({
        name: member.name.text,
        type: member.type,
        optional: Boolean(member.questionToken) || this.#mayBeUndefined(member.type),
        deprecated: Boolean(ts.getJSDocDeprecatedTag(member)),
      }))
      .sort((one, other) => (one.name < other.name ? -1 : 1));
  }

  /** `Output<string | undefined>` */
  #mayBeUndefined(type) {
    const { ts } = this;
    const inner = ts.isTypeReferenceNode(type) && type.typeArguments?.length === 1 ? type.typeArguments[0] : type;
    return ts.isUnionTypeNode(inner) && inner.types.some((one) => one.kind === ts.SyntaxKind.UndefinedKeyword);
  }

  isDeprecated(declaration) {
    return Boolean(this.ts.getJSDocDeprecatedTag(declaration));
  }

  /** What the constructor does with its arguments besides passing them on. */
  constructorOf(file) {
    const script = readFileSync(join(this.#root, `${file}.js`), "utf8");
    const found = (pattern) => [...script.matchAll(pattern)];
    if (/aliases: \[/.test(script.replace(/\/\*[\s\S]*?\*\//g, ""))) {
      throw new Error(`${file}.js gives its resource aliases, which this script does not carry over`);
    }
    return {
      token: script.match(/__pulumiType = '([^']+)'/)[1],
      secretInputs: found(/resourceInputs\["(\w+)"\] = .*pulumi\.secret\(/g).map(([, name]) => name),
      secretOutputs: found(/additionalSecretOutputs: \[([^\]]*)\]/g).flatMap(([, names]) => JSON.parse(`[${names}]`)),
      defaults: new Map(found(/resourceInputs\["(\w+)"\] = .*\) \?\? (utilities\.\w+\([^)]*\)|[^)]+)\)?.*;/g)
        .map(([, name, value]) => [name, defaultOf(value)])),
    };
  }
}

function defaultOf(value) {
  const environment = value.match(/^utilities\.getEnv\(([^)]*)\)$/);
  return environment ? { defaultInfo: { environment: JSON.parse(`[${environment[1]}]`) } } : { default: JSON.parse(value) };
}
