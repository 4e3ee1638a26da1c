using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Sim.Sns;

/// <summary>A topic's access policy, as AddPermission and RemovePermission change it.</summary>
internal static class TopicPolicy
{
    private const int AccountDigits = 12;

    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly string[] Actions =
    [
        "GetTopicAttributes", "SetTopicAttributes", "AddPermission", "RemovePermission", "DeleteTopic", "Subscribe",
        "ListSubscriptionsByTopic", "Publish",
    ];

    /// <summary>What AWS gives a topic that has no policy: its own account may do everything.</summary>
    public static string Default(string topic, string account) => new JsonObject
    {
        ["Version"] = "2008-10-17",
        ["Id"] = "__default_policy_ID",
        ["Statement"] = new JsonArray(new JsonObject
        {
            ["Sid"] = "__default_statement_ID",
            ["Effect"] = "Allow",
            ["Principal"] = new JsonObject { ["AWS"] = "*" },
            ["Action"] = new JsonArray([.. Actions.Select(action => JsonValue.Create($"SNS:{action}"))]),
            ["Resource"] = topic,
            ["Condition"] = new JsonObject { ["StringEquals"] = new JsonObject { ["AWS:SourceOwner"] = account } },
        }),
    }.ToJsonString(Plain);

    public static string With(string policy, string topic, string label, IReadOnlyList<string> accounts, IReadOnlyList<string> actions)
    {
        if (actions.FirstOrDefault(action => !Actions.Contains(action)) is not null)
        {
            throw SnsErrors.Invalid("Policy statement action out of service scope!");
        }

        if (accounts.Any(account => account.Length != AccountDigits || !account.All(char.IsAsciiDigit)))
        {
            throw SnsErrors.Invalid("Policy Error: PrincipalNotFound");
        }

        var document = JsonNode.Parse(policy)!.AsObject();
        var statements = StatementsOf(document);
        if (statements.Any(statement => SidOf(statement) == label))
        {
            throw SnsErrors.Invalid("Statement already exists");
        }

        statements.Add(new JsonObject
        {
            ["Sid"] = label,
            ["Effect"] = "Allow",
            ["Principal"] = new JsonObject { ["AWS"] = OneOrMany([.. accounts.Select(account => $"arn:aws:iam::{account}:root")]) },
            ["Action"] = OneOrMany([.. actions.Select(action => $"SNS:{action}")]),
            ["Resource"] = topic,
        });
        return document.ToJsonString(Plain);
    }

    /// <summary>A label that the policy does not have is no error.</summary>
    public static string Without(string policy, string label)
    {
        var document = JsonNode.Parse(policy)!.AsObject();
        var statements = StatementsOf(document);
        if (statements.FirstOrDefault(statement => SidOf(statement) == label) is { } found)
        {
            statements.Remove(found);
        }

        return document.ToJsonString(Plain);
    }

    private static JsonArray StatementsOf(JsonObject document)
    {
        if (document["Statement"] is JsonArray statements)
        {
            return statements;
        }

        var list = new JsonArray();
        if (document["Statement"] is { } single)
        {
            document.Remove("Statement");
            list.Add(single);
        }

        document["Statement"] = list;
        return list;
    }

    private static string? SidOf(JsonNode? statement) =>
        statement is JsonObject member && member["Sid"] is JsonValue sid && sid.TryGetValue<string>(out var text) ? text : null;

    private static JsonNode OneOrMany(string[] values) =>
        values.Length == 1 ? JsonValue.Create(values[0]) : new JsonArray([.. values.Select(value => JsonValue.Create(value))]);
}
