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
        (statement.Principal?.Names ?? []).Concat(statement.Resources)
            .Concat(ByOperator(statement).SelectMany(group => group).SelectMany(condition => condition.Values))
            .Select(value => (Input<string>)value);

    /// <summary>A document has each operator once, however many keys it compares.</summary>
    private static IEnumerable<IGrouping<string, Condition>> ByOperator(Statement statement) =>
        statement.Conditions.GroupBy(condition => condition.Operator);

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
                Write(writer, statement, count => [.. Enumerable.Range(0, count).Select(_ => values[next++])]);
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.ToArray());
    }

    private static void Write(Utf8JsonWriter writer, Statement statement, Func<int, IReadOnlyList<string>> take)
    {
        writer.WriteStartObject();
        writer.WriteString("Sid", statement.Sid);
        writer.WriteString("Effect", statement.Effect.ToString());
        if (statement.Principal is { } principal)
        {
            WritePrincipal(writer, principal.Kind, take(principal.Names.Count));
        }

        WriteList(writer, "Action", statement.Actions);
        WriteResources(writer, statement, take(statement.Resources.Count));
        if (statement.Conditions.Count > 0)
        {
            writer.WriteStartObject("Condition");
            foreach (var group in ByOperator(statement))
            {
                writer.WriteStartObject(group.Key);
                foreach (var condition in group)
                {
                    WriteList(writer, condition.Key, take(condition.Values.Count));
                }

                writer.WriteEndObject();
            }

            writer.WriteEndObject();
        }

        writer.WriteEndObject();
    }

    private static void WritePrincipal(Utf8JsonWriter writer, string? kind, IReadOnlyList<string> names)
    {
        if (kind is null)
        {
            writer.WriteString("Principal", names[0]);
            return;
        }

        writer.WriteStartObject("Principal");
        WriteList(writer, kind, names);
        writer.WriteEndObject();
    }

    private static void WriteResources(Utf8JsonWriter writer, Statement statement, IReadOnlyList<string> resources)
    {
        if (statement.Wildcard is not null)
        {
            writer.WriteString("Resource", "*");
        }
        else if (resources.Contains("*"))
        {
            throw new InvalidOperationException($"The statement {statement.Sid} is about everything and does not say why.");
        }
        else if (resources.Count > 0)
        {
            WriteList(writer, "Resource", resources);
        }
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
