// Reads the declarations of a .d.ts file as the Pulumi code generator writes it: classes and interfaces with one property
// a line, possibly inside namespaces. Not a TypeScript parser: an unexpected line is an error, not a guess.

/** Declarations by name (`module.Name` inside a namespace), each a map of property name to { type, optional }. */
export function declarationsOf(text) {
  const lines = joined(text.replace(/\/\*[\s\S]*?\*\//g, "").split("\n").map((line) => line.trim()).filter(Boolean));
  const declarations = {};
  let namespace = "";
  let current = null;
  for (const line of lines) {
    const opened = line.match(/^(?:export )?(?:declare )?(namespace|interface|class) (\w+).*\{$/);
    if (opened && opened[1] === "namespace") {
      namespace = `${opened[2]}.`;
    } else if (opened) {
      current = declarations[namespace + opened[2]] = {};
    } else if (line === "}") {
      if (current) current = null;
      else namespace = "";
    } else if (current) {
      addProperty(current, line);
    }
  }
  return declarations;
}

/** A map type spans three lines: makes it one. */
function joined(lines) {
  const result = [];
  for (const line of lines) {
    const previous = result.at(-1);
    if (previous?.endsWith("{") && (/<\{$|: \{$/.test(previous) || /\[key: string\]: .*\{$/.test(previous))) {
      result[result.length - 1] = previous + line;
    } else if (previous && balance(previous) > 0 && /[<{]\[?key|<\{|: \{/.test(previous)) {
      result[result.length - 1] = previous + line;
    } else {
      result.push(line);
    }
  }
  return result;
}

function balance(line) {
  return [...line].reduce((sum, c) => sum + (c === "{" ? 1 : c === "}" ? -1 : 0), 0);
}

function addProperty(declaration, line) {
  const property = line.match(/^(?:readonly )?(\w+)(\?)?: (.*);$/);
  if (!property || line.startsWith("static ")) {
    return;
  }
  const [, name, question, type] = property;
  declaration[name] = { type, optional: Boolean(question) || /\| undefined>?$/.test(type) };
}
