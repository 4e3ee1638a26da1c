using System.Text.Json;
using Events.Schema;

namespace Tests.Events;

public sealed class JsonSchemaTests
{
    [Theory]
    [InlineData("""{"type":"string"}""", "1", "data: must be string, is a number")]
    [InlineData("""{"type":["string","null"]}""", "1", "data: must be string or null, is a number")]
    [InlineData("""{"type":"integer"}""", "1.5", "data: must be integer, is a number")]
    [InlineData("""{"type":"integer"}""", "1.0", "data: must be integer, is a number")]
    [InlineData("""{"enum":["a",2]}""", "\"b\"", "data: must be one of \"a\", 2")]
    [InlineData("""{"const":1}""", "2", "data: must be one of 1")]
    [InlineData("""{"required":["a"]}""", "{}", "data: `a` is required")]
    [InlineData("""{"properties":{"a":{"type":"string"}}}""", """{"a":1}""", "data.a: must be string, is a number")]
    [InlineData("""{"properties":{"a":{}},"additionalProperties":false}""", """{"b":1}""", "data: `b` is not a property of this type")]
    [InlineData("""{"items":{"type":"string"}}""", "[\"a\",1]", "data[1]: must be string, is a number")]
    [InlineData("""{"minItems":1}""", "[]", "data: must have at least 1 items, has 0")]
    [InlineData("""{"maxItems":1}""", "[1,2]", "data: must have at most 1 items, has 2")]
    [InlineData("""{"minLength":2}""", "\"\\ud83d\\ude00\"", "data: must have at least 2 characters, has 1")]
    [InlineData("""{"minimum":1}""", "0", "data: must be at least 1, is 0")]
    [InlineData("""{"maximum":1}""", "1e300", "data: must be at most 1, is 1e300")]
    [InlineData("""{"exclusiveMinimum":1}""", "1", "data: must be more than 1, is 1")]
    [InlineData("""{"exclusiveMaximum":1}""", "1", "data: must be less than 1, is 1")]
    [InlineData("""{"multipleOf":0.1}""", "0.25", "data: must be a multiple of 0.1, is 0.25")]
    [InlineData("""{"pattern":"^a+$"}""", "\"b\"", "data: must match ^a+$")]
    [InlineData("""{"format":"email"}""", "\"nobody\"", "data: is not a valid email")]
    [InlineData("""{"format":"date-time"}""", "\"2026-01-01T00:00:00\"", "data: is not a valid date-time")]
    [InlineData("""{"$ref":"#/$defs/a","$defs":{"a":{"type":"string"}}}""", "1", "data: must be string, is a number")]
    public void What_does_not_fit_is_named_with_its_place(string schema, string instance, string failure) =>
        Assert.Equal(failure, Assert.Single(Validate(schema, instance)));

    [Theory]
    [InlineData("""{"type":"integer"}""", "9007199254740993")]
    [InlineData("""{"minLength":2}""", "5")]
    [InlineData("""{"required":["a"]}""", "\"not an object\"")]
    [InlineData("""{"format":"date-time"}""", "\"2026-01-01T00:00:00Z\"")]
    [InlineData("""{"format":"uuid"}""", "\"123e4567-e89b-12d3-a456-426614174000\"")]
    [InlineData("""{"properties":{"next":{"$ref":"#"}},"required":["v"]}""", """{"v":1,"next":{"v":2}}""")]
    public void What_fits_has_no_failures(string schema, string instance) => Assert.Empty(Validate(schema, instance));

    [Theory]
    [InlineData("""{"patternProperties":{}}""", "`patternProperties` is not supported")]
    [InlineData("""{"format":"hostname"}""", "`hostname` is not supported")]
    [InlineData("""{"$ref":"https://example.com/schema"}""", "points outside the file")]
    [InlineData("""{"$ref":"#/$defs/none"}""", "points to nothing")]
    [InlineData("""{"minimum":"one"}""", "`minimum` cannot be a string")]
    public void A_schema_that_would_be_half_understood_is_refused(string schema, string part) =>
        Assert.Contains(part, Assert.Throws<SchemaException>(() => Parse(schema)).Message);

    private static IReadOnlyList<string> Validate(string schema, string instance)
    {
        using var document = JsonDocument.Parse(instance);
        return Parse(schema).Validate(document.RootElement);
    }

    private static JsonSchema Parse(string schema)
    {
        using var document = JsonDocument.Parse(schema);
        return JsonSchema.Parse(document.RootElement.Clone(), "test.json");
    }
}
