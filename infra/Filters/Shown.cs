using System.Text.Json;

namespace Infra.Filters;

/// <summary>How a value of the settings is quoted in a failure.</summary>
internal static class Shown
{
    private const int Most = 60;

    public static string Of(JsonElement value) =>
        PolicyJson.Text(value.WriteTo) is { Length: > Most } text ? $"{text[..Most]}..." : PolicyJson.Text(value.WriteTo);
}
