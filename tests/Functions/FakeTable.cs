using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Functions.Tables;
using Moq;

namespace Tests.Functions;

/// <summary>
/// One DynamoDB table in memory, as far as the functions use it: four operations that honour their conditions, each in
/// one step. Keeps every request, so that a test can look at its shape.
/// </summary>
internal sealed class FakeTable
{
    private readonly string key;
    private readonly Mock<IDynamoDb> client = new(MockBehavior.Strict);

    public FakeTable(string key, bool returnsOldItem = true)
    {
        this.key = key;
        client.Setup(it => it.PutItemAsync(It.IsAny<PutItemRequest>(), It.IsAny<CancellationToken>()))
            .Returns((PutItemRequest request, CancellationToken _) => Answer(request, () => Put(request, returnsOldItem)));
        client.Setup(it => it.UpdateItemAsync(It.IsAny<UpdateItemRequest>(), It.IsAny<CancellationToken>()))
            .Returns((UpdateItemRequest request, CancellationToken _) => Answer(request, () => Update(request)));
        client.Setup(it => it.DeleteItemAsync(It.IsAny<DeleteItemRequest>(), It.IsAny<CancellationToken>()))
            .Returns((DeleteItemRequest request, CancellationToken _) => Answer(request, () => Delete(request)));
        client.Setup(it => it.GetItemAsync(It.IsAny<GetItemRequest>(), It.IsAny<CancellationToken>()))
            .Returns((GetItemRequest request, CancellationToken _) =>
                Answer(request, () => new GetItemResponse { Item = Items.GetValueOrDefault(request.Key[key].S) }));
    }

    public IDynamoDb Client => client.Object;

    public Dictionary<string, Dictionary<string, AttributeValue>> Items { get; } = [];

    public List<object> Requests { get; } = [];

    private Task<TResponse> Answer<TResponse>(object request, Func<TResponse> step)
    {
        Requests.Add(request);
        try
        {
            return Task.FromResult(step());
        }
        catch (ConditionalCheckFailedException refused)
        {
            return Task.FromException<TResponse>(refused);
        }
    }

    private PutItemResponse Put(PutItemRequest request, bool returnsOldItem)
    {
        var id = request.Item[key].S;
        var old = Items.GetValueOrDefault(id);
        Check(
            request.ConditionExpression, old, request.ExpressionAttributeNames, request.ExpressionAttributeValues,
            returnsOldItem && request.ReturnValuesOnConditionCheckFailure == ReturnValuesOnConditionCheckFailure.ALL_OLD ? old : null);
        Items[id] = new(request.Item);
        return new PutItemResponse();
    }

    private UpdateItemResponse Update(UpdateItemRequest request)
    {
        var id = request.Key[key].S;
        var old = Items.GetValueOrDefault(id);
        Check(request.ConditionExpression, old, request.ExpressionAttributeNames, request.ExpressionAttributeValues);
        var item = new Dictionary<string, AttributeValue>(old ?? request.Key);
        foreach (var assignment in Assignments(request.UpdateExpression))
        {
            var (name, value) = (assignment[0], assignment[1]);
            item[name.StartsWith('#') ? request.ExpressionAttributeNames[name] : name] = request.ExpressionAttributeValues[value];
        }

        Items[id] = item;
        return new UpdateItemResponse();
    }

    private DeleteItemResponse Delete(DeleteItemRequest request)
    {
        var id = request.Key[key].S;
        Check(request.ConditionExpression, Items.GetValueOrDefault(id), request.ExpressionAttributeNames, request.ExpressionAttributeValues);
        Items.Remove(id);
        return new DeleteItemResponse();
    }

    private static IEnumerable<string[]> Assignments(string expression) => expression.StartsWith("SET ", StringComparison.Ordinal)
        ? expression[4..].Split(',').Select(part => part.Split('=', StringSplitOptions.TrimEntries))
        : throw new NotSupportedException(expression);

    private static void Check(
        string? condition,
        Dictionary<string, AttributeValue>? item,
        Dictionary<string, string>? names,
        Dictionary<string, AttributeValue>? values,
        Dictionary<string, AttributeValue>? returned = null)
    {
        if (!TableExpression.Holds(condition, item, names, values))
        {
            throw new ConditionalCheckFailedException("The conditional request failed") { Item = returned };
        }
    }
}
