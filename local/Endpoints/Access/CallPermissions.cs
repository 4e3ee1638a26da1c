using System.Text;
using System.Text.Json;
using Local.Endpoints.Lambda;
using Microsoft.AspNetCore.WebUtilities;
using Sim;

namespace Local.Endpoints.Access;

/// <summary>Which permissions a call needs. https://docs.aws.amazon.com/service-authorization/latest/reference/reference.html</summary>
internal static class CallPermissions
{
    private const string Batch = "Batch";
    private const string Anything = "*";

    /// <summary>None for a call that everybody may make, or that cannot be read: its service refuses it.</summary>
    public static IReadOnlyList<NeededPermission> Of(World world, AwsCall call)
    {
        try
        {
            return call.Service switch
            {
                AwsServices.Sqs => [OfSqs(world, call)],
                AwsServices.Sns => [OfSns(world, call)],
                AwsServices.CloudWatch => [OfCloudWatch(call)],
                AwsServices.Lambda => [OfLambda(world, call)],
                AwsServices.DynamoDb => OfDynamoDb(world, call),
                _ => [],
            };
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException or KeyNotFoundException)
        {
            return [];
        }
    }

    private static NeededPermission OfSqs(World world, AwsCall call)
    {
        string? url, name, operation;
        if (call.Protocol == AwsProtocol.Query)
        {
            var form = FormOf(call);
            (operation, url, name) = (form("Action"), form("QueueUrl"), form("QueueName"));
            // The address of the queue itself may stand for it.
            url = url.Length == 0 && call.Path.Length > 1 ? call.Path.Split('?')[0] : url;
        }
        else
        {
            (operation, url, name) = (call.Operation, JsonMember.Text(call.Body, "QueueUrl"), JsonMember.Text(call.Body, "QueueName"));
        }

        var queue = url is { Length: > 0 } ? url.TrimEnd('/').Split('/')[^1] : name;
        var action = Single(operation);
        return new NeededPermission(
            $"sqs:{action}",
            queue is { Length: > 0 } ? ArnOf(world, "sqs", queue) : Anything,
            action switch { "SendMessage" => NeededPermission.Writes, "ReceiveMessage" => NeededPermission.Reads, _ => [] });
    }

    private static NeededPermission OfSns(World world, AwsCall call)
    {
        var form = FormOf(call);
        var action = Single(form("Action"));
        string[] named = [form("TopicArn"), form("TargetArn"), form("ResourceArn")];
        var topic = Array.Find(named, arn => arn.Length > 0)
            ?? (form("SubscriptionArn") is { Length: > 0 } subscription ? subscription[..subscription.LastIndexOf(':')]
                : form("Name") is { Length: > 0 } name ? ArnOf(world, "sns", name) : Anything);
        return new NeededPermission($"sns:{action}", topic, action == "Publish" ? NeededPermission.Writes : []);
    }

    private static NeededPermission OfCloudWatch(AwsCall call)
    {
        var operation = call.Protocol switch
        {
            AwsProtocol.Query => FormOf(call)("Action"),
            AwsProtocol.Cbor => call.Path[(call.Path.LastIndexOf('/') + 1)..],
            _ => call.Operation,
        };
        return new NeededPermission($"cloudwatch:{operation}", Anything);
    }

    private static NeededPermission OfLambda(World world, AwsCall call)
    {
        var request = LambdaRequest.Read(call);
        var operation = LambdaOperations.NameOf(call.Method, request.Path);
        var name = request is { Resource: "functions", Name: { } known } ? known.Split(':') is [.., "function", var own] ? own : known : null;
        return new NeededPermission(
            operation == "Invoke" ? "lambda:InvokeFunction" : $"lambda:{operation}",
            name is null ? Anything : ArnOf(world, "lambda", $"function:{name}{(request.QueryOf("Qualifier") is { } qualifier ? $":{qualifier}" : "")}"));
    }

    private static IReadOnlyList<NeededPermission> OfDynamoDb(World world, AwsCall call)
    {
        if (JsonMember.Text(call.Body, "TableName") is { } table)
        {
            return [OnTable(world, call.Operation, table)];
        }

        using var body = JsonDocument.Parse(call.Body);
        return call.Operation switch
        {
            "TransactWriteItems" => [.. body.RootElement.GetProperty("TransactItems").EnumerateArray().SelectMany(item => item.EnumerateObject()).Select(part =>
                OnTable(world, part.Name is "ConditionCheck" ? "ConditionCheckItem" : $"{part.Name}Item", part.Value.GetProperty("TableName").GetString()!)).Distinct()],
            "TransactGetItems" => [.. body.RootElement.GetProperty("TransactItems").EnumerateArray().Select(item =>
                OnTable(world, "GetItem", item.GetProperty("Get").GetProperty("TableName").GetString()!)).Distinct()],
            "BatchGetItem" or "BatchWriteItem" => [.. body.RootElement.GetProperty("RequestItems").EnumerateObject().Select(item => OnTable(world, call.Operation, item.Name))],
            _ => [new NeededPermission($"dynamodb:{call.Operation}", Anything)],
        };
    }

    private static NeededPermission OnTable(World world, string operation, string table) => new(
        $"dynamodb:{operation}", table.StartsWith("arn:", StringComparison.Ordinal) ? table : ArnOf(world, "dynamodb", $"table/{table}"), NeededPermission.Reads);

    /// <summary>The fields of a form by name, of the body before those of the address; empty for one that is not there.</summary>
    private static Func<string, string> FormOf(AwsCall call)
    {
        var fields = QueryHelpers.ParseQuery(Encoding.UTF8.GetString(call.Body.Span));
        var address = call.Path.IndexOf('?', StringComparison.Ordinal) is >= 0 and var query ? QueryHelpers.ParseQuery(call.Path[query..]) : [];
        return name => (fields.TryGetValue(name, out var value) ? value : address.GetValueOrDefault(name)).ToString();
    }

    /// <summary>There is no permission for a batch of its own.</summary>
    private static string Single(string operation) => operation.EndsWith(Batch, StringComparison.Ordinal) ? operation[..^Batch.Length] : operation;

    private static string ArnOf(World world, string service, string resource) => $"arn:aws:{service}:{world.Options.Region}:{world.Options.Account}:{resource}";
}
