using System.Globalization;
using System.Text.Json.Nodes;
using Infra.Settings;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Local.Declaration;

/// <summary>A YAML value as Pulumi's configuration carries it: a scalar as its text, a structure as JSON.</summary>
internal static class YamlValue
{
    private const int DeepestValue = 32;

    public static string ConfigText(YamlNode node) =>
        node is YamlScalarNode scalar ? scalar.Value ?? string.Empty
        : IsSecure(node) ? StackSettings.Encrypted
        : Json(node, depth: 0)!.ToJsonString();

    /// <summary>Whether any part of it is encrypted: Pulumi then takes all of it for a secret.</summary>
    public static bool HasSecret(YamlNode node) => IsSecure(node) || node switch
    {
        YamlMappingNode map => map.Children.Values.Any(HasSecret),
        YamlSequenceNode list => list.Children.Any(HasSecret),
        _ => false,
    };

    public static string Key(YamlNode node) => node is YamlScalarNode { Value: { } text } ? text
        : throw new UsageException($"line {node.Start.Line}: a key of the settings must be a plain text, is a {node.NodeType}.");

    private static bool IsSecure(YamlNode node) =>
        node is YamlMappingNode { Children.Count: 1 } map && map.Children.ContainsKey(new YamlScalarNode("secure"));

    private static JsonNode? Json(YamlNode node, int depth) => node switch
    {
        // An alias may point to a value that it is part of.
        _ when depth > DeepestValue => throw new UsageException(
            $"line {node.Start.Line}: settings nest deeper than {DeepestValue} levels; does an alias point back to where it stands?"),
        _ when IsSecure(node) => StackSettings.Encrypted,
        YamlMappingNode map => new JsonObject(map.Children.Select(entry => KeyValuePair.Create(Key(entry.Key), Json(entry.Value, depth + 1)))),
        YamlSequenceNode list => new JsonArray([.. list.Children.Select(item => Json(item, depth + 1))]),
        YamlScalarNode { Style: ScalarStyle.Plain } plain => Plain(plain.Value ?? string.Empty),
        YamlScalarNode quoted => quoted.Value,
        _ => throw new UsageException($"line {node.Start.Line}: {node.NodeType} is not supported in settings."),
    };

    /// <summary>The YAML 1.2 core schema, which decides what an unquoted scalar is.</summary>
    private static JsonNode? Plain(string text) => text switch
    {
        "" or "~" or "null" or "Null" or "NULL" => null,
        "true" or "True" or "TRUE" => true,
        "false" or "False" or "FALSE" => false,
        _ when long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) => number,
        _ when char.IsAsciiDigit(text[^1]) && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) => number,
        _ => text,
    };
}
