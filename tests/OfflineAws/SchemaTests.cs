using System.Text.Json;
using Tests.House;

namespace Tests.OfflineAws;

/// <summary>The stand-in's schema is made by a script from a list of tokens: nobody edited the one and forgot the other.</summary>
public sealed class SchemaTests
{
    private static readonly JsonElement Schema = Read("schema.json");
    private static readonly JsonElement Tokens = Read("tokens.json");

    [Theory]
    [InlineData("resources")]
    [InlineData("functions")]
    public void The_schema_has_what_the_list_of_tokens_has(string section)
        => Assert.Equal(Texts(Tokens.GetProperty(section)).Order(StringComparer.Ordinal), Names(Schema.GetProperty(section)));

    [Fact]
    public void Both_name_the_version_of_the_package_that_they_stand_in_for()
    {
        Assert.Equal(Tokens.GetProperty("version").GetString(), Schema.GetProperty("version").GetString());
        Assert.Contains(
            $"<PackageVersion Include=\"Pulumi.Aws\" Version=\"{Schema.GetProperty("version")}\" />",
            Repository.Text("Directory.Packages.props"),
            StringComparison.Ordinal);
    }

    [Fact]
    public void Exactly_the_listed_properties_are_fractions()
    {
        var fractions = Schema.GetProperty("types").EnumerateObject().Where(type => !type.Value.TryGetProperty("enum", out _))
            .Concat(Schema.GetProperty("resources").EnumerateObject())
            .SelectMany(owner => owner.Value.GetProperty("properties").EnumerateObject()
                .Where(property => property.Value.GetRawText().Contains("\"number\"", StringComparison.Ordinal))
                .Select(property => $"{owner.Name}.{property.Name}"));

        Assert.Equal(Texts(Tokens.GetProperty("doubles")).Order(StringComparer.Ordinal), fractions.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_type_that_is_referred_to_is_there_and_no_other()
    {
        var text = Repository.Text("offline/Pulumi.Aws/schema.json");
        var referred = text.Split("#/types/")[1..].Select(rest => rest[..rest.IndexOf('"')]).Distinct();

        Assert.Equal(Names(Schema.GetProperty("types")), referred.Order(StringComparer.Ordinal));
    }

    private static IEnumerable<string> Names(JsonElement members) => members.EnumerateObject().Select(member => member.Name);

    private static IEnumerable<string> Texts(JsonElement items) => items.EnumerateArray().Select(item => item.GetString()!);

    private static JsonElement Read(string file)
    {
        using var document = JsonDocument.Parse(Repository.Text($"offline/Pulumi.Aws/{file}"));
        return document.RootElement.Clone();
    }
}
