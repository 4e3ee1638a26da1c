using System.Text.Json;
using Sim.DynamoDb.Expressions;
using Sim.DynamoDb.Values;

namespace Sim.DynamoDb.Operations;

/// <summary>One operation of DynamoDB. A new one is a class and a line in <see cref="Simulated"/>.</summary>
internal abstract class Operation
{
    /// <summary>In units of attribute names and values; JSON around them does not count.</summary>
    protected const int MaximumItemSize = 400 * 1024;

    private static readonly SortedDictionary<string, Operation> Simulated = new(StringComparer.Ordinal)
    {
        ["DeleteItem"] = new DeleteItem(),
        ["DescribeTable"] = new DescribeTable(),
        ["GetItem"] = new GetItem(),
        ["PutItem"] = new PutItem(),
        ["Query"] = new Query(),
        ["TransactWriteItems"] = new TransactWriteItems(),
        ["UpdateItem"] = new UpdateItem(),
    };

    public static Operation Named(string name) => Simulated.GetValueOrDefault(name) ?? throw new AwsError(
        "UnknownOperationException",
        $"DynamoDB's {Printable(name)} is not simulated. Simulated are {string.Join(", ", Simulated.Keys)}.");

    public abstract DynamoDbAnswer Execute(Tables tables, Request request);

    /// <summary>Either of the parameters that a condition failing, or not, depends on.</summary>
    protected static Condition? ConditionOf(Request request, ExpressionScope scope) =>
        request.Text("ConditionExpression") is { } text ? ConditionExpression.Parse("ConditionExpression", text, scope) : null;

    /// <summary><c>null</c> when the write may go on.</summary>
    protected static DynamoDbAnswer? Refused(Condition? condition, MapValue? found, Request request)
    {
        var shown = request.Choice("ReturnValuesOnConditionCheckFailure", "ALL_OLD", "NONE");
        return condition is null || condition.Holds(found ?? MapValue.Empty)
            ? null
            : DynamoDbAnswer.Of(Refusal.ConditionalCheckFailed(), shown == "ALL_OLD" ? found : null);
    }

    /// <summary>What PutItem and DeleteItem return of the item that they replaced or deleted.</summary>
    protected static string OldValues(Request request)
    {
        var wanted = ReturnValues(request);
        return wanted is "ALL_OLD" or "NONE" ? wanted : throw Refusal.Validation("ReturnValues can only be ALL_OLD or NONE");
    }

    protected static string ReturnValues(Request request) =>
        request.Choice("ReturnValues", "ALL_NEW", "UPDATED_OLD", "ALL_OLD", "NONE", "UPDATED_NEW");

    /// <summary>Absent where there is nothing to show; never an empty object.</summary>
    protected static void WriteAttributes(Utf8JsonWriter writer, string name, MapValue? attributes)
    {
        if (attributes is { Attributes.Count: > 0 })
        {
            writer.WritePropertyName(name);
            attributes.WriteAttributes(writer);
        }
    }

    // The name comes from a header and goes into an error that somebody may print.
    private static string Printable(string name) =>
        name.Length is > 0 and <= 64 && name.All(char.IsAsciiLetterOrDigit) ? name : "operation of this name";
}
