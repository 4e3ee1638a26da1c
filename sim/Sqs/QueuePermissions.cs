using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Sim.Sqs;

/// <summary>The requests that add statements to a queue's policy and take them away.</summary>
/// <exception cref="AwsError">Thrown by each for what SQS refuses.</exception>
public sealed class QueuePermissions
{
    private const int MostActions = 7;
    private const int MostStatements = 20;

    private static readonly string[] Grantable =
    [
        "*", "SendMessage", "ReceiveMessage", "DeleteMessage", "ChangeMessageVisibility", "GetQueueAttributes", "GetQueueUrl",
        "ListDeadLetterSourceQueues", "PurgeQueue",
    ];

    private static readonly string[] OwnersOnly =
    [
        "AddPermission", "RemovePermission", "CreateQueue", "DeleteQueue", "SetQueueAttributes", "ListQueues", "TagQueue", "UntagQueue",
        "ListQueueTags", "StartMessageMoveTask", "CancelMessageMoveTask", "ListMessageMoveTasks",
    ];

    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly Account account;

    internal QueuePermissions(Account account) => this.account = account;

    public void Add(QueueId id, string label, IReadOnlyList<string> accounts, IReadOnlyList<string> actions)
    {
        var queue = account.QueueOf(id);
        Check(label, accounts, actions);
        var policy = PolicyOf(queue);
        var statements = StatementsOf(policy);
        if (Find(statements, label) >= 0)
        {
            throw QueueErrors.InvalidValue(label, "Label", "Already exists.");
        }

        if (statements.Count == MostStatements)
        {
            throw new AwsError("OverLimit", $"{MostStatements + 1} Statements were found, maximum allowed is {MostStatements}.", 403);
        }

        statements.Add(new JsonObject
        {
            ["Sid"] = label,
            ["Effect"] = "Allow",
            ["Principal"] = new JsonObject { ["AWS"] = OneOrMany(accounts.Select(account => $"arn:aws:iam::{account}:root")) },
            ["Action"] = OneOrMany(actions.Select(action => $"SQS:{action}")),
            ["Resource"] = queue.Arn,
        });
        queue.SetAttributes(queue.Attributes with { Policy = policy.ToJsonString(Plain) });
    }

    public void Remove(QueueId id, string label)
    {
        var queue = account.QueueOf(id);
        if (label.Length == 0)
        {
            throw QueueErrors.Missing("Label");
        }

        if (queue.Attributes.Policy is null)
        {
            throw QueueErrors.InvalidValue(label, "Label", "can't find label on existing policy.");
        }

        var policy = PolicyOf(queue);
        var statements = StatementsOf(policy);
        var found = Find(statements, label);
        if (found < 0)
        {
            throw QueueErrors.InvalidValue(label, "Label", "can't find label.");
        }

        statements.RemoveAt(found);
        // A policy without statements is not shown.
        queue.SetAttributes(queue.Attributes with { Policy = statements.Count == 0 ? "" : policy.ToJsonString(Plain) });
    }

    private static void Check(string label, IReadOnlyList<string> accounts, IReadOnlyList<string> actions)
    {
        if (label.Length is < 1 or > 80 || !label.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_'))
        {
            throw label.Length == 0
                ? QueueErrors.Missing("Label")
                : QueueErrors.InvalidValue(label, "Label", "Can only include alphanumeric characters, hyphens, or underscores. 1 to 80 in length.");
        }

        if (actions.Count == 0)
        {
            throw QueueErrors.Missing("Actions");
        }

        if (accounts.Count == 0)
        {
            throw QueueErrors.InvalidValue("[]", "PrincipalId", "Unable to verify.");
        }

        if (accounts.FirstOrDefault(account => account.Length != 12 || !account.All(char.IsAsciiDigit)) is { } unknown)
        {
            throw QueueErrors.InvalidValue($"[{unknown}]", "PrincipalId", "Unable to verify.");
        }

        if (actions.Count > MostActions)
        {
            throw new AwsError("OverLimit", $"{actions.Count} Actions were found, maximum allowed is {MostActions}.", 403);
        }

        if (actions.FirstOrDefault(action => !Grantable.Contains(action)) is { } refused)
        {
            throw QueueErrors.InvalidValue($"SQS:{refused}", "ActionName", OwnersOnly.Contains(refused)
                ? "Only the queue owner is allowed to invoke this action."
                : "Please refer to the appropriate WSDL for a list of valid actions.");
        }
    }

    private static JsonObject PolicyOf(Queue queue) => queue.Attributes.Policy is { Length: > 0 } text
        ? JsonNode.Parse(text)!.AsObject()
        : new JsonObject { ["Version"] = "2008-10-17", ["Id"] = $"{queue.Arn}/SQSDefaultPolicy", ["Statement"] = new JsonArray() };

    /// <summary>A policy may have one statement that is no list.</summary>
    private static JsonArray StatementsOf(JsonObject policy)
    {
        if (policy["Statement"] is JsonArray statements)
        {
            return statements;
        }

        var one = policy["Statement"]!.DeepClone();
        policy["Statement"] = statements = [one];
        return statements;
    }

    private static int Find(JsonArray statements, string label)
    {
        for (var index = 0; index < statements.Count; index++)
        {
            if (statements[index]!["Sid"] is JsonValue sid && sid.TryGetValue<string>(out var text) && text == label)
            {
                return index;
            }
        }

        return -1;
    }

    private static JsonNode OneOrMany(IEnumerable<string> texts)
    {
        var nodes = texts.Select(text => (JsonNode)JsonValue.Create(text)!).ToArray();
        return nodes.Length == 1 ? nodes[0] : new JsonArray(nodes);
    }
}
