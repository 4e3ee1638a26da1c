// The schema as JSON with one property of a resource or type on a line: a change of one property is a change of one line.

const membersOf = {
  schema: { provider: "definition", resources: "definitions", types: "definitions", functions: "definitions" },
  definition: { inputProperties: "lines", properties: "lines", inputs: "definition", outputs: "definition", enum: "lines" },
};

export function textOf(value, kind = "schema", indent = "") {
  if (kind === "line" || Object.keys(value).length === 0) {
    return JSON.stringify(value);
  }
  const inner = `${indent}  `;
  const lines = Object.entries(value).map(([name, member]) => {
    const text = textOf(member, kind === "definitions" ? "definition" : membersOf[kind]?.[name] ?? "line", inner);
    return Array.isArray(value) ? inner + text : `${inner}${JSON.stringify(name)}: ${text}`;
  });
  const [open, close] = Array.isArray(value) ? "[]" : "{}";
  return `${open}\n${lines.join(",\n")}\n${indent}${close}`;
}
