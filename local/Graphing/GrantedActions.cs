using System.IO.Enumeration;
using System.Text.Json;
using Local.Declaration;

namespace Local.Graphing;

/// <summary>
/// What the role of a function lets it do. Which topic a function publishes to stands nowhere else in AWS: without the grant it
/// cannot.
/// </summary>
internal sealed class GrantedActions
{
    private readonly Dictionary<string, List<(List<string> Actions, List<string> Resources)>> byRole = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> roleNames;

    public GrantedActions(ResourceIndex index)
    {
        roleNames = index.Of(ResourceTypes.Role).DistinctBy(role => role.Text("arn")).ToDictionary(role => role.Text("arn"), role => role.Text("name"));
        foreach (var policy in index.Of("aws:iam/rolePolicy:RolePolicy"))
        {
            Add(policy.Text("role"), policy);
        }

        foreach (var attachment in index.Of("aws:iam/rolePolicyAttachment:RolePolicyAttachment"))
        {
            if (index.ByArn(attachment.TextOrNull("policyArn")) is { } policy)
            {
                Add(attachment.Text("role"), policy);
            }
        }
    }

    public bool Allow(RecordedResource function, string arn, params IReadOnlyList<string> actions)
    {
        var role = function.TextOrNull("role") is { } roleArn ? roleNames.GetValueOrDefault(roleArn) : null;
        return role is not null && byRole.TryGetValue(role, out var statements) && statements.Exists(statement =>
            statement.Resources.Exists(resource => FileSystemName.MatchesSimpleExpression(resource, arn, ignoreCase: false))
            && statement.Actions.Exists(pattern => actions.Any(action => FileSystemName.MatchesSimpleExpression(pattern, action, ignoreCase: true))));
    }

    private void Add(string role, RecordedResource policy)
    {
        if (policy.TextOrNull("policy") is not { } text)
        {
            return;
        }

        try
        {
            using var document = JsonDocument.Parse(text);
            var statements = document.RootElement.GetProperty("Statement");
            foreach (var statement in Each(statements).Where(statement => statement.GetProperty("Effect").ValueEquals("Allow")))
            {
                if (!byRole.TryGetValue(role, out var granted))
                {
                    byRole[role] = granted = [];
                }

                granted.Add((Texts(statement, "Action"), Texts(statement, "Resource")));
            }
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException or KeyNotFoundException)
        {
            throw new UsageException($"{policy} is no IAM policy document: {error.Message}");
        }
    }

    private static List<string> Texts(JsonElement statement, string name) =>
        statement.TryGetProperty(name, out var value) ? [.. Each(value).Select(text => text.GetString() ?? string.Empty)] : [];

    /// <summary>A single one need not stand in a list.</summary>
    private static IEnumerable<JsonElement> Each(JsonElement value) => value.ValueKind == JsonValueKind.Array ? value.EnumerateArray() : [value];
}
