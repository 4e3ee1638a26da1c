using System.Text;
using System.Text.Json;
using Pulumi;

namespace Infra.Policies;

/// <summary>An IAM policy document, typed until the moment it is written.</summary>
public static class PolicyDocument
{
    /// <summary>The document as JSON, always in the same order of keys.</summary>
    public static Output<string> Of(params IReadOnlyList<Statement> statements) =>
        Output.All(statements.SelectMany(Values)).Apply(values => Write(statements, values));

    /// <summary>Every output that the document holds, in the order in which it is written.</summary>
    private static IEnumerable<Input<string>> Values(Statement statement) =>
        statement.Resources.Concat(statement.Conditions.Select(condition => condition.Value)).Select(value => (Input<string>)value);

    private static string Write(IReadOnlyList<Statement> statements, IReadOnlyList<string> values)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            writer.WriteString("Version", "2012-10-17");
            writer.WriteStartArray("Statement");
            var next = 0;
            foreach (var statement in statements)
            {
                Write(writer, statement, () => values[next++]);
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.ToArray());
    }

    private static void Write(Utf8JsonWriter writer, Statement statement, Func<string> value)
    {
        writer.WriteStartObject();
        writer.WriteString("Sid", statement.Sid);
        writer.WriteString("Effect", statement.Effect.ToString());
        WritePrincipal(writer, statement.Principal);
        WriteList(writer, "Action", statement.Actions);
        if (statement.Resources.Count > 0)
        {
            WriteList(writer, "Resource", [.. statement.Resources.Select(_ => value())]);
        }

        if (statement.Conditions.Count > 0)
        {
            writer.WriteStartObject("Condition");
            foreach (var condition in statement.Conditions)
            {
                writer.WriteStartObject(condition.Operator);
                writer.WriteString(condition.Key, value());
                writer.WriteEndObject();
            }

            writer.WriteEndObject();
        }

        writer.WriteEndObject();
    }

    private static void WritePrincipal(Utf8JsonWriter writer, Principal? principal)
    {
        if (principal is null)
        {
            return;
        }

        if (principal.Kind is null)
        {
            writer.WriteString("Principal", principal.Name);
            return;
        }

        writer.WriteStartObject("Principal");
        writer.WriteString(principal.Kind, principal.Name);
        writer.WriteEndObject();
    }

    private static void WriteList(Utf8JsonWriter writer, string key, IReadOnlyList<string> values)
    {
        if (values.Count == 1)
        {
            writer.WriteString(key, values[0]);
            return;
        }

        writer.WriteStartArray(key);
        foreach (var value in values)
        {
            writer.WriteStringValue(value);
        }

        writer.WriteEndArray();
    }
}
