using System.Text;
using System.Text.Json;
using Local.Declaration;

namespace Local.Previewing;

/// <summary>
/// Compares a program with the state of its last deployment: what keeps messages, items, logs or keys must neither vanish
/// nor be made anew.
/// </summary>
public static class MigrationCheck
{
    /// <summary>In the order of their urns.</summary>
    public static IReadOnlyList<StateLoss> LossesOf(IReadOnlyList<DeployedResource> deployed, Recording recording)
    {
        var declared = new Dictionary<string, RecordedResource>(StringComparer.Ordinal);
        foreach (var resource in recording.Resources)
        {
            // Renamed with an alias it is the same one.
            foreach (var urn in resource.FormerUrns)
            {
                declared.TryAdd(urn, resource);
            }
        }

        foreach (var resource in recording.Resources)
        {
            declared[resource.Urn] = resource;
        }

        return
        [
            .. deployed
                .Join(StatefulType.All, resource => resource.Type, type => type.Token, (resource, type) => LossOf(resource, type, declared.GetValueOrDefault(resource.Urn)))
                .OfType<StateLoss>()
                .OrderBy(loss => loss.Deployed.Urn, StringComparer.Ordinal),
        ];
    }

    private static StateLoss? LossOf(DeployedResource deployed, StatefulType type, RecordedResource? declared)
    {
        if (declared is null)
        {
            return new StateLoss(deployed, type, "is no longer declared", IsReplaced: false);
        }

        var changes = type.Replacing
            .Select(input => ChangeOf(input.Key, input.Value, deployed, declared))
            .OfType<string>()
            .ToList();
        return changes.Count == 0 ? null
            : new StateLoss(deployed, type, $"would be replaced: {string.Join(", ", changes)}", IsReplaced: true);
    }

    private static string? ChangeOf(string input, object? otherwise, DeployedResource deployed, RecordedResource declared)
    {
        // A name that the provider made up stays as long as the program gives none.
        var isKept = deployed.AutoNamed.Contains(input) && !declared.Inputs.ContainsKey(input);
        // A secret cannot be compared with what the state has of it.
        if (isKept || !declared.Secrets.Of(input).IsEmpty)
        {
            return null;
        }

        var before = Text(deployed.Inputs.GetValueOrDefault(input) ?? otherwise);
        var after = Text(declared.Inputs.GetValueOrDefault(input) ?? otherwise);
        return before == after ? null : $"`{input}` changes from {before} to {after}";
    }

    private static string Text(object? value)
    {
        if (value is null or "")
        {
            return "none";
        }

        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            new PropertyWriter(writer, Secrecy.Nothing).Write(value, SecretParts.None);
        }

        return Encoding.UTF8.GetString(buffer.ToArray());
    }
}
