// Turns a TypeScript type of the typings into a type of Pulumi's package schema.

/** @param number the schema type of a number: integer, or number for a fraction */
export function schemaTypeOf(ts, type, number = "integer") {
  const of = (inner) => schemaTypeOf(ts, inner, number);
  switch (type.kind) {
    case ts.SyntaxKind.StringKeyword: return { type: "string" };
    case ts.SyntaxKind.BooleanKeyword: return { type: "boolean" };
    case ts.SyntaxKind.NumberKeyword: return { type: number };
    case ts.SyntaxKind.AnyKeyword: return { $ref: "pulumi.json#/Any" };
    case ts.SyntaxKind.ArrayType: return { type: "array", items: of(type.elementType) };
    case ts.SyntaxKind.ParenthesizedType: return of(type.type);
    case ts.SyntaxKind.TypeLiteral: return { type: "object", additionalProperties: of(type.members[0].type) };
    case ts.SyntaxKind.UnionType: return unionOf(type.types.filter((one) => !isNodeOnly(ts, one)).map(of));
    case ts.SyntaxKind.TypeReference: return type.typeArguments ? of(type.typeArguments[0]) : named(type.typeName.getText());
  }
  throw new Error(`cannot read the type ${type.getText()}`);
}

/** What only TypeScript has: undefined, and a resource (an imported class) in place of its ARN or name. */
function isNodeOnly(ts, type) {
  return type.kind === ts.SyntaxKind.UndefinedKeyword || (ts.isTypeReferenceNode(type) && ts.isIdentifier(type.typeName));
}

function unionOf(types) {
  if (types.length === 1) {
    return types[0];
  }
  const isAssetOrArchive = types.every((type) => /^pulumi\.json#\/(Asset|Archive)$/.test(type.$ref));
  return isAssetOrArchive ? { $ref: "pulumi.json#/Asset" } : { oneOf: types };
}

function named(name) {
  const asset = name.match(/^pulumi\.asset\.(Asset|Archive)$/);
  if (asset) {
    return { $ref: `pulumi.json#/${asset[1]}` };
  }
  const nested = name.match(/^(?:inputs|outputs|enums)\.(?:(\w+)\.)?(\w+)$/);
  if (!nested) {
    throw new Error(`do not know the type ${name}`);
  }
  return { $ref: `#/types/${typeToken(nested[1] ?? "index", nested[2])}` };
}

/** Typings do not tell the middle part of a type's token, and nothing depends on it: it is the name again. */
function typeToken(module, name) {
  return `aws:${module}/${name}:${name}`;
}

/** The tokens of every type that a schema refers to. */
export function typesUsed(schema) {
  return [...new Set([...JSON.stringify(schema).matchAll(/#\/types\/([^"]+)"/g)].map(([, token]) => token))].sort();
}
