// The package schema of the tokens that tokens.json lists, and of every type that they refer to.
import { schemaTypeOf, typesUsed } from "./schema-types.mjs";

const deprecation = "The official package marks this as deprecated.";

export class SchemaBuilder {
  #typings;
  #tokens;
  #used = new Set();

  constructor(typings, tokens) {
    this.#typings = typings;
    this.#tokens = tokens;
    if (typings.version !== tokens.version) {
      throw new Error(`tokens.json asks for @pulumi/aws ${tokens.version}, these typings are ${typings.version}`);
    }
  }

  build() {
    const { resources, functions, namespaces, version } = this.#tokens;
    const schema = {
      name: "aws",
      version,
      language: { csharp: { namespaces } },
      provider: this.#resource("pulumi:providers:aws", "provider", "Provider"),
      resources: Object.fromEntries([...resources].sort().map((token) => [token, this.#resourceOf(token)])),
      types: {},
      functions: Object.fromEntries([...functions].sort().map((token) => [token, this.#functionOf(token)])),
    };
    schema.types = this.#typesOf(schema);
    this.#refuseUnused();
    return schema;
  }

  #resourceOf(token) {
    const [, module, name] = token.match(/^aws:(\w+)\/\w+:(\w+)$/);
    return this.#resource(token, `${module}/${name[0].toLowerCase()}${name.slice(1)}`, name);
  }

  #resource(token, file, name) {
    const made = this.#typings.constructorOf(file);
    if (name !== "Provider" && made.token !== token) {
      throw new Error(`tokens.json says ${token}, the package says ${made.token}`);
    }
    const declaration = this.#declaration(file, name);
    const inputs = this.#shape(token, this.#declaration(file, `${name}Args`));
    const outputs = this.#shape(token, declaration);
    for (const secret of made.secretInputs) {
      inputs.properties[secret].secret = true;
    }
    for (const secret of made.secretOutputs) {
      outputs.properties[secret].secret = true;
    }
    for (const [property, byDefault] of made.defaults) {
      Object.assign(inputs.properties[property], byDefault);
    }
    return {
      ...(this.#typings.isDeprecated(declaration) ? { deprecationMessage: deprecation } : {}),
      inputProperties: inputs.properties,
      requiredInputs: inputs.required,
      properties: outputs.properties,
      required: outputs.required,
    };
  }

  #functionOf(token) {
    const [, module, name] = token.match(/^aws:(\w+)\/\w+:(\w+)$/);
    const file = module === "index" ? name : `${module}/${name}`;
    const title = name[0].toUpperCase() + name.slice(1);
    return {
      inputs: this.#shape(token, this.#declaration(file, `${title}Args`)),
      outputs: this.#shape(token, this.#declaration(file, `${title}Result`)),
    };
  }

  /** Types refer to further types: goes on until none is new. */
  #typesOf(schema) {
    const types = {};
    for (let missing; (missing = typesUsed({ ...schema, types }).filter((token) => !types[token])).length > 0; ) {
      for (const token of missing) {
        types[token] = this.#typeOf(token);
      }
    }
    return Object.fromEntries(Object.keys(types).sort().map((token) => [token, types[token]]));
  }

  #typeOf(token) {
    const [, module, name] = token.match(/^aws:(\w+)\/\w+:(\w+)$/);
    const path = module === "index" ? name : `${module}.${name}`;
    const input = this.#typings.declaration("types/input", path);
    const output = this.#typings.declaration("types/output", path);
    return input || output ? this.#objectOf(token, input, output) : this.#enumOf(module, name);
  }

  #objectOf(token, input, output) {
    const shape = this.#shape(token, input ?? output);
    const result = this.#shape(token, output ?? input);
    if (Object.keys(shape.properties).join() !== Object.keys(result.properties).join()) {
      throw new Error(`${token} has other properties as an input than as an output`);
    }
    const differs = shape.required.join() !== result.required.join();
    return { type: "object", ...shape, ...(differs ? { language: { nodejs: { requiredOutputs: result.required } } } : {}) };
  }

  #enumOf(module, name) {
    const file = module === "index" ? "types/enums/index" : `types/enums/${module}/index`;
    const values = this.#typings.properties(this.#declaration(file, name));
    return {
      type: "string",
      enum: values.map((value) => ({
        name: value.name,
        value: value.type.literal.text,
        ...(value.deprecated ? { deprecationMessage: deprecation } : {}),
      })),
    };
  }

  #shape(token, declaration) {
    const properties = this.#typings.properties(declaration);
    return {
      properties: Object.fromEntries(properties.map((property) => [property.name, this.#property(token, property)])),
      required: properties.filter((property) => !property.optional).map((property) => property.name),
    };
  }

  #property(token, property) {
    const path = `${token}.${property.name}`;
    const type = schemaTypeOf(this.#typings.ts, property.type, this.#listed("doubles", path) ? "number" : "integer");
    const name = this.#listed("csharpNames", path);
    return {
      ...type,
      ...(property.deprecated ? { deprecationMessage: deprecation } : {}),
      ...(name ? { language: { csharp: { name } } } : {}),
    };
  }

  #listed(list, path) {
    const listed = this.#tokens[list];
    const value = Array.isArray(listed) ? listed.includes(path) : listed[path];
    if (value) {
      this.#used.add(path);
    }
    return value;
  }

  #declaration(file, name) {
    const declaration = this.#typings.declaration(file, name);
    if (!declaration) {
      throw new Error(`${file}.d.ts has no ${name}`);
    }
    return declaration;
  }

  /** A path with a typing error would silently say nothing. */
  #refuseUnused() {
    const { doubles, csharpNames } = this.#tokens;
    const unused = [...doubles, ...Object.keys(csharpNames)].filter((path) => !this.#used.has(path));
    if (unused.length > 0) {
      throw new Error(`tokens.json names properties that no listed token has: ${unused.join(", ")}`);
    }
  }
}
