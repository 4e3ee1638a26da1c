using System.Text.Json;
using Events.Compatibility;
using Events.Schema;

namespace Tests.Events;

public sealed class SchemaComparisonTests
{
    private const string Open = """{"type":"object","properties":{"a":{"type":"string"}}}""";
    private const string Closed = """{"type":"object","properties":{"a":{"type":"string"}},"additionalProperties":false}""";
    private const string Demanding = """{"type":"object","required":["a"],"properties":{"a":{"type":"string"}}}""";

    [Theory]
    [InlineData(Open, """{"type":"object"}""", "data.a: was an optional property, is removed", Breaks.Readers)]
    [InlineData(Demanding, """{"type":"object"}""", "data.a: was a required property, is removed", Breaks.Readers)]
    [InlineData(Closed, """{"type":"object","additionalProperties":false}""", "data.a: was an optional property, is removed", Breaks.Both)]
    [InlineData(Open, Demanding, "data.a: was optional, is required", Breaks.Writers)]
    [InlineData(Demanding, Open, "data.a: was required, is optional", Breaks.Readers)]
    [InlineData("""{"type":"object"}""", Demanding, "data.a: was not there, is a required property", Breaks.Writers)]
    [InlineData("""{"type":"object"}""", Open, "data.a: was not there, is an optional property", Breaks.None)]
    [InlineData("""{"type":"object","additionalProperties":false}""", Closed, "data.a: was forbidden, is a property", Breaks.Readers)]
    [InlineData("""{"type":"object","required":["a"]}""", Demanding, "data.a: was anything, is string", Breaks.Writers)]
    [InlineData(Open, Closed, "data: other properties were allowed, are forbidden", Breaks.Writers)]
    [InlineData(Closed, Open, "data: other properties were forbidden, are allowed", Breaks.Readers)]
    public void A_property_comes_goes_and_is_demanded(string was, string now, string change, Breaks breaks) => Holds(was, now, change, breaks);

    [Theory]
    [InlineData("""{"type":"integer"}""", """{"type":"number"}""", "data: was integer, is number", Breaks.Readers)]
    [InlineData("""{"type":"number"}""", """{"type":"integer"}""", "data: was number, is integer", Breaks.Writers)]
    [InlineData("""{"type":"string"}""", """{"type":["string","null"]}""", "data: was string, is string or null", Breaks.Readers)]
    [InlineData("""{"type":["string","null"]}""", """{"type":"string"}""", "data: was string or null, is string", Breaks.Writers)]
    [InlineData("""{"type":"string"}""", """{"type":"boolean"}""", "data: was string, is boolean", Breaks.Both)]
    [InlineData("""{"type":"string"}""", "{}", "data: was string, is anything", Breaks.Readers)]
    [InlineData("""{"enum":["a","b"]}""", """{"enum":["a"]}""", "data: was one of \"a\", \"b\", is \"a\"", Breaks.Writers)]
    [InlineData("""{"enum":["a"]}""", """{"enum":["a","b"]}""", "data: was \"a\", is one of \"a\", \"b\"", Breaks.Readers)]
    [InlineData("""{"const":1}""", """{"const":2}""", "data: was 1, is 2", Breaks.Both)]
    [InlineData("""{"type":"string"}""", """{"type":"string","enum":["a"]}""", "data: was string, is \"a\"", Breaks.Writers)]
    [InlineData("""{"type":"string","enum":["a"]}""", """{"type":"string"}""", "data: was \"a\", is string", Breaks.Readers)]
    [InlineData("""{"enum":["a","abc"]}""", """{"enum":["a","abc"],"maxLength":1}""", "data: was one of \"a\", \"abc\", is \"a\"", Breaks.Writers)]
    public void A_type_or_a_list_of_values_is_narrowed_or_widened(string was, string now, string change, Breaks breaks) => Holds(was, now, change, breaks);

    [Theory]
    [InlineData("""{"minimum":1}""", """{"minimum":2}""", "data: was at least 1, is at least 2", Breaks.Writers)]
    [InlineData("""{"minimum":1}""", """{"minimum":0}""", "data: was at least 1, is at least 0", Breaks.Readers)]
    [InlineData("""{"maximum":9}""", "{}", "data: was at most 9, is without a maximum", Breaks.Readers)]
    [InlineData("{}", """{"maximum":9}""", "data: was without a maximum, is at most 9", Breaks.Writers)]
    [InlineData("""{"minimum":1}""", """{"exclusiveMinimum":1}""", "data: was at least 1, is more than 1", Breaks.Writers)]
    [InlineData("""{"exclusiveMaximum":9}""", """{"maximum":9}""", "data: was less than 9, is at most 9", Breaks.Readers)]
    [InlineData("""{"multipleOf":2}""", """{"multipleOf":4}""", "data: was a multiple of 2, is a multiple of 4", Breaks.Writers)]
    [InlineData("""{"multipleOf":4}""", """{"multipleOf":2}""", "data: was a multiple of 4, is a multiple of 2", Breaks.Readers)]
    [InlineData("""{"multipleOf":4}""", """{"multipleOf":3}""", "data: was a multiple of 4, is a multiple of 3", Breaks.Both)]
    [InlineData("""{"minLength":1}""", """{"minLength":2}""", "data: was of at least 1 characters, is of at least 2", Breaks.Writers)]
    [InlineData("""{"maxLength":9}""", """{"maxLength":10}""", "data: was of at most 9 characters, is of at most 10 characters", Breaks.Readers)]
    [InlineData("""{"minItems":1}""", "{}", "data: was of at least 1 items, is of at least 0", Breaks.Readers)]
    [InlineData("{}", """{"maxItems":5}""", "data: was of any number of items, is of at most 5 items", Breaks.Writers)]
    [InlineData("{}", """{"pattern":"^a"}""", "data: was of any pattern, is of pattern `^a`", Breaks.Writers)]
    [InlineData("""{"pattern":"^a"}""", """{"pattern":"^b"}""", "data: was of pattern `^a`, is of pattern `^b`", Breaks.Both)]
    [InlineData("""{"format":"uuid"}""", "{}", "data: was of format `uuid`, is of any format", Breaks.Readers)]
    public void A_range_a_length_or_a_form_is_narrowed_or_widened(string was, string now, string change, Breaks breaks) => Holds(was, now, change, breaks);

    [Theory]
    [InlineData("""{"items":{"type":"string"}}""", """{"items":{"type":"integer"}}""", "data[]: was string, is integer", Breaks.Both)]
    [InlineData("""{"properties":{"a":{"properties":{"b":{"type":"integer"}}}}}""", """{"properties":{"a":{"properties":{"b":{"type":"number"}}}}}""", "data.a.b: was integer, is number", Breaks.Readers)]
    [InlineData("""{"items":{"$ref":"#/$defs/a"},"$defs":{"a":{"maxLength":2}}}""", """{"items":{"$ref":"#/$defs/a"},"$defs":{"a":{"maxLength":1}}}""", "data[]: was of at most 2 characters, is of at most 1 characters", Breaks.Writers)]
    [InlineData("""{"required":["v"],"properties":{"v":{"type":"integer"},"next":{"$ref":"#"}}}""", """{"required":["v"],"properties":{"v":{"type":"number"},"next":{"$ref":"#"}}}""", "data.v: was integer, is number", Breaks.Readers)]
    [InlineData("""{"description":"in cents"}""", """{"description":"in euros"}""", "data: its description was `in cents`, is `in euros`: if it now means something else, that is a new version", Breaks.None)]
    public void A_change_is_found_where_it_is(string was, string now, string change, Breaks breaks) => Holds(was, now, change, breaks);

    [Theory]
    [InlineData("""{"type":"string","maxLength":2}""", """{"$ref":"#/$defs/a","$defs":{"a":{"maxLength":2,"type":"string"}}}""")]
    [InlineData("""{"const":"a"}""", """{"type":"string","enum":["a"]}""")]
    [InlineData("""{"type":"integer","exclusiveMinimum":0}""", """{"type":"integer","minimum":1}""")]
    [InlineData("""{"type":["integer","number"]}""", """{"type":"number"}""")]
    [InlineData("""{"minLength":0}""", "{}")]
    [InlineData("""{"type":"string","minimum":1}""", """{"type":"string"}""")]
    [InlineData("""{"required":["a","b"]}""", """{"required":["b","a"]}""")]
    public void What_means_the_same_is_no_change(string was, string now) => Assert.Empty(Changes(was, now));

    private static void Holds(string was, string now, string change, Breaks breaks)
    {
        var found = Assert.Single(Changes(was, now));

        Assert.Equal((change, breaks), ($"{found.Path}: {found.What}", found.Breaks));
    }

    private static IReadOnlyList<SchemaChange> Changes(string was, string now) => SchemaComparison.Of(Schema(was), Schema(now));

    private static JsonSchema Schema(string json)
    {
        using var document = JsonDocument.Parse(json);
        return JsonSchema.Parse(document.RootElement.Clone(), "test.json");
    }
}
