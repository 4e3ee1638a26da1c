using System.Text.Json;
using Events.Compatibility;
using Events.Schema;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace Tests.Events;

/// <summary>
/// The comparison against the validator: no event may fit one schema and not the other unless a finding said so. Random schemas
/// of one shape (an object with a few properties, nested once) and random events near their bounds.
/// </summary>
public sealed class SchemaComparisonPropertyTests
{
    private static readonly string[] Names = ["a", "b", "c"];

    /// <summary>Values around every bound that the schemas draw.</summary>
    private static readonly string[] Values =
        ["0", "1", "2", "3", "4", "1.0", "2.5", "\"\"", "\"a\"", "\"ab\"", "\"b\"", "\"abc\"", "true", "null", "[]", "[1]", "[\"a\",2]", "[1,2,3]", "{}", "{\"a\":1}", "{\"b\":\"a\"}"];

    private static readonly Gen<string> Scalar = Gen.OneOf(
        Schema(("type", ["\"integer\"", "\"number\"", "[\"integer\",\"null\"]"]), ("minimum", ["1", "2"]), ("exclusiveMaximum", ["3", "4"]), ("multipleOf", ["1", "2"])),
        Schema(("type", ["\"string\"", "[\"string\",\"null\"]"]), ("minLength", ["0", "1", "2"]), ("maxLength", ["1", "2"]), ("pattern", ["\"^a\"", "\"b$\""])),
        Schema(("type", ["\"string\"", "\"integer\""]), ("enum", ["[\"a\",\"b\"]", "[\"a\"]", "[1,\"a\"]", "[1,2]"]), ("maxLength", ["1"])),
        Schema(("const", ["1", "\"a\""]), ("type", ["\"integer\"", "\"boolean\""])));

    private static readonly Gen<string> Array =
        from items in Scalar
        from lengths in Schema(("type", ["\"array\""]), ("minItems", ["1", "2"]), ("maxItems", ["2", "3"]))
        select lengths.Length == 2 ? $"{{\"items\":{items}}}" : $"{{\"items\":{items},{lengths[1..]}";

    private static readonly Gen<string> Document = Object(Gen.OneOf(Scalar, Array, Object(Scalar)));

    [Property(Replay = FixedSeed.Value, MaxTest = 300)]
    public Property An_event_that_fitted_and_no_longer_does_was_announced_to_writers_and_the_reverse_to_readers() => Prop.ForAll(
        (from was in Document
         from other in Document
         from same in Gen.Choose(0, 4)
         from data in Gen.Elements(Values).ArrayOf(3 * Events)
         from there in Gen.Choose(0, 7).ArrayOf(Events)
         select (Was: was, Now: same == 0 ? was : other, Data: data, There: there)).ToArbitrary(),
        sample =>
        {
            var (was, now) = (Parse(sample.Was), Parse(sample.Now));
            var changes = SchemaComparison.Of(was, now);
            var breaks = changes.Aggregate(Breaks.None, (all, change) => all | change.Breaks);
            if (sample.Was == sample.Now)
            {
                Assert.Empty(changes);
            }

            for (var number = 0; number < sample.There.Length; number++)
            {
                var fields = Names.Where((_, at) => (sample.There[number] & (1 << at)) != 0).Select((name, at) => $"\"{name}\":{sample.Data[(3 * number) + at]}");
                using var document = JsonDocument.Parse($"{{{string.Join(',', fields)}}}");
                var (fitted, fits) = (was.Validate(document.RootElement).Count == 0, now.Validate(document.RootElement).Count == 0);
                var told = $"{sample.Was} -> {sample.Now}: {document.RootElement}\n{string.Join('\n', changes)}";
                Assert.True(!fits || fitted || breaks.HasFlag(Breaks.Readers), $"readers were not told: {told}");
                Assert.True(!fitted || fits || breaks.HasFlag(Breaks.Writers) || HasUndescribed(changes), $"writers were not told: {told}");
            }
        });

    private const int Events = 60;

    /// <summary>The documented exception: what an old publisher sent undescribed may clash with a property added later.</summary>
    private static bool HasUndescribed(IReadOnlyList<SchemaChange> changes) =>
        changes.Any(change => change.What.EndsWith("is an optional property", StringComparison.Ordinal));

    private static Gen<string> Object(Gen<string> value) =>
        from a in value
        from b in value
        from c in value
        from described in Gen.Choose(0, 7)
        from required in Gen.Choose(0, 7)
        from closed in Gen.Elements("", ",\"additionalProperties\":false", ",\"additionalProperties\":true")
        select $"{{\"type\":\"object\",\"properties\":{{{string.Join(',', Some([$"\"a\":{a}", $"\"b\":{b}", $"\"c\":{c}"], described))}}}"
            + $",\"required\":[{string.Join(',', Some(["\"a\"", "\"b\"", "\"c\""], required & described))}]{closed}}}";

    private static IEnumerable<string> Some(string[] all, int which) => all.Where((_, at) => (which & (1 << at)) != 0);

    /// <summary>Some of the keywords, each with one of its values.</summary>
    private static Gen<string> Schema(params (string Keyword, string[] Values)[] keywords) => keywords.Aggregate(
        Gen.Constant(""),
        (all, keyword) =>
            from before in all
            from value in Gen.Elements(keyword.Values.Append("").ToArray())
            select value.Length == 0 ? before : $"{before}{(before.Length == 0 ? "" : ",")}\"{keyword.Keyword}\":{value}")
        .Select(keywordsText => $"{{{keywordsText}}}");

    private static JsonSchema Parse(string json)
    {
        using var document = JsonDocument.Parse(json);
        return JsonSchema.Parse(document.RootElement.Clone(), "test.json");
    }
}
