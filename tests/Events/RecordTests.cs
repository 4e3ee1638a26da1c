using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Events;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Tests.House;

namespace Tests.Events;

/// <summary>The record of <c>order.placed</c> is <c>OrderPlaced</c>, that of its version 2 <c>OrderPlacedV2</c>.</summary>
public sealed class RecordTests
{
    public static TheoryData<string, int> Types
    {
        get
        {
            var types = new TheoryData<string, int>();
            foreach (var type in EventCatalog.All)
            {
                types.Add(type.Name, type.Version);
            }

            return types;
        }
    }

    [Theory]
    [MemberData(nameof(Types))]
    public void A_record_and_its_schema_hold_together(string name, int version)
    {
        var type = EventCatalog.Find(name, version)!;

        Assert.Empty(new RecordFit(type.Schema.Json, EventJson.Default.Options, Comment).Failures(RecordOf(type)));
    }

    [Fact]
    public void The_source_generator_knows_the_record_of_every_type_and_no_other()
    {
        var generated = typeof(EventJson).GetCustomAttributesData()
            .Where(attribute => attribute.AttributeType == typeof(JsonSerializableAttribute))
            .Select(attribute => (Type)attribute.ConstructorArguments[0].Value!);

        Assert.Equal(EventCatalog.All.Select(type => RecordOf(type).Name).Order(), generated.Select(record => record.Name).Order());
    }

    [Property(Replay = FixedSeed.Value, MaxTest = 200)]
    public Property Whatever_fits_a_schema_passes_through_the_record_unchanged() => Prop.ForAll(
        (from type in Gen.Elements(EventCatalog.All.ToArray())
         from data in SchemaEvents.Of(type.Schema.Json)
         select (Type: type, Data: data)).ToArbitrary(),
        sample =>
        {
            using var document = JsonDocument.Parse(sample.Data);
            Assert.Empty(sample.Type.Schema.Validate(document.RootElement));
            var json = EventJson.Default.GetTypeInfo(RecordOf(sample.Type))!;

            var written = JsonSerializer.SerializeToElement(JsonSerializer.Deserialize(sample.Data, json), json);

            Assert.True(JsonElement.DeepEquals(document.RootElement, written), $"{sample.Type}: {sample.Data} became {written}");
        });

    [Fact]
    public void A_record_that_does_not_hold_is_told_why()
    {
        using var document = JsonDocument.Parse(
            """
            { "type": "object", "required": ["id", "count", "colour"], "properties": {
                "id": { "type": "string" }, "count": { "type": "integer" }, "colour": { "enum": ["red", "blue"] }, "size": { "enum": ["S", "L"] },
                "note": { "type": "string" }, "lines": { "type": "array", "items": { "$ref": "#/$defs/line" } }, "gone": { "type": "string" } },
              "$defs": { "line": { "type": "object", "properties": { "price": { "type": "number" } } } } }
            """);
        var json = new JsonSerializerOptions(JsonSerializerDefaults.Web) { TypeInfoResolver = new DefaultJsonTypeInfoResolver() };

        Assert.Equal(
        [
            "Misfit: the schema has no `extra`",
            "Misfit: has no property for `gone`",
            "Misfit.Id: is required by the schema, so it is `required`",
            "Misfit.Id: is never missing, so its type is not nullable",
            "Misfit.Count: Int32 is not for integer; Int64 is",
            "Misfit.Colour: its comment does not say that it may be blue",
            "Misfit.Size: the members of MisfitSize are not S, L",
            "Misfit.Note: is optional in the schema, so it is not `required`",
            "Misfit.Note: may be missing, so its type is nullable",
            "MisfitLine.Price: Int64 is not for number; Decimal, Double is",
        ], new RecordFit(document.RootElement, json, _ => "red, or something else").Failures(typeof(Misfit)));
    }

    private static Type RecordOf(EventType type)
    {
        var name = string.Concat(type.Name.Split('.', '-').Select(part => char.ToUpperInvariant(part[0]) + part[1..])) + (type.Version > 1 ? $"V{type.Version}" : "");
        return typeof(EventJson).Assembly.GetType($"Events.{name}")
            ?? throw new InvalidOperationException($"{type} has no record: add events/{name}.cs, and a line to EventJson.");
    }

    private static string Comment(PropertyInfo property) => CSharpSyntaxTree.ParseText(Repository.Text($"events/{property.DeclaringType!.Name}.cs"))
        .GetRoot().DescendantNodes().OfType<PropertyDeclarationSyntax>()
        .Single(declared => declared.Identifier.Text == property.Name).GetLeadingTrivia().ToString();

    private sealed record Misfit
    {
        public string? Id { get; init; }

        public required int Count { get; init; }

        public required string Colour { get; init; }

        public MisfitSize? Size { get; init; }

        public required string Note { get; init; }

        public IReadOnlyList<MisfitLine>? Lines { get; init; }

        public bool Extra { get; init; }
    }

    private sealed record MisfitLine
    {
        public long? Price { get; init; }
    }

    [JsonConverter(typeof(JsonStringEnumConverter<MisfitSize>))]
    private enum MisfitSize
    {
        S,
        M,
    }
}
