using System.Text.Json;

namespace Infra.Filters;

/// <summary>One alternative of a filter policy: keys that must all hold, each by any of its patterns.</summary>
internal sealed class FilterTerm
{
    private readonly List<(FieldPath Key, IReadOnlyList<FilterPattern> Patterns)> keys;

    public FilterTerm(IEnumerable<(FieldPath Key, IReadOnlyList<FilterPattern> Patterns)> keys) => this.keys = [.. keys];

    /// <summary>
    /// SNS's documentation counted the outermost names at times, and those of the lists at others; a policy that is to be
    /// accepted under both has at most the limit of each.
    /// </summary>
    public int Keys => Math.Max(keys.Count, keys.Select(key => key.Key.Names[0]).Distinct().Count());

    public IEnumerable<string> KeyNames => keys.Select(key => key.Key.Text);

    /// <summary>The product over its keys of values times nesting depth.</summary>
    public long Combinations => keys.Aggregate(
        1L, (product, key) => Math.Min(product * key.Patterns.Sum(pattern => pattern.Values) * key.Key.Names.Count, int.MaxValue));

    public void Write(Utf8JsonWriter writer) => Write(writer, keys, depth: 0);

    private static void Write(
        Utf8JsonWriter writer, IReadOnlyList<(FieldPath Key, IReadOnlyList<FilterPattern> Patterns)> keys, int depth)
    {
        writer.WriteStartObject();
        foreach (var name in keys.GroupBy(key => key.Key.Names[depth]))
        {
            writer.WritePropertyName(name.Key);
            if (name.First() is { } only && only.Key.Names.Count == depth + 1)
            {
                WriteList(writer, only.Patterns);
            }
            else
            {
                Write(writer, [.. name], depth + 1);
            }
        }

        writer.WriteEndObject();
    }

    private static void WriteList(Utf8JsonWriter writer, IReadOnlyList<FilterPattern> patterns)
    {
        writer.WriteStartArray();
        foreach (var pattern in patterns)
        {
            pattern.Write(writer);
        }

        writer.WriteEndArray();
    }
}
