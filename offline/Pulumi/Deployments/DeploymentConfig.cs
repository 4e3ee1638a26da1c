using System.Text.Json;

namespace Pulumi;

/// <summary>
/// The stack's configuration, read from the environment when a deployment starts. PULUMI_CONFIG_SECRET_KEYS is read
/// along, and refused when malformed, though nothing depends on it: reading a secret as plain text is not warned of.
/// </summary>
internal sealed class DeploymentConfig
{
    private const string MiddlePart = ":config:";

    private readonly Dictionary<string, string> _values;

    private DeploymentConfig(Dictionary<string, string> values)
    {
        _values = values;
    }

    public static DeploymentConfig FromEnvironment()
    {
        var values = new Dictionary<string, string>();
        if (Environment.GetEnvironmentVariable("PULUMI_CONFIG") is { } config)
        {
            using var document = JsonDocument.Parse(config);
            foreach (var property in document.RootElement.EnumerateObject())
            {
                values[WithoutMiddlePart(property.Name)] = property.Value.ToString();
            }
        }

        if (Environment.GetEnvironmentVariable("PULUMI_CONFIG_SECRET_KEYS") is { } secretKeys)
        {
            using var document = JsonDocument.Parse(secretKeys);
            document.RootElement.EnumerateArray();
        }

        return new DeploymentConfig(values);
    }

    public string? Get(string fullKey) => _values.GetValueOrDefault(fullKey);

    // Old stack files say project:config:key for project:key.
    private static string WithoutMiddlePart(string key)
    {
        var colon = key.IndexOf(':', StringComparison.Ordinal);
        return colon > 0 && key.AsSpan(colon).StartsWith(MiddlePart, StringComparison.Ordinal)
            ? string.Concat(key.AsSpan(0, colon), ":", key.AsSpan(colon + MiddlePart.Length))
            : key;
    }
}
