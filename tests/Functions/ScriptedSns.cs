using Functions.Publishing;
using Functions.Publishing.Sns;

namespace Tests.Functions;

/// <summary>SNS as a test wants it: remembers every request, takes what the test does not make it refuse.</summary>
internal sealed class ScriptedSns : ISnsTransport
{
    public static readonly Topics Topics = new(
    [
        new Topic("users", "arn:aws:sns:eu-west-1:123456789012:users", Grouping.None, []),
        new Topic("orders", "arn:aws:sns:eu-west-1:123456789012:orders.fifo", Grouping.Fifo, ["currency", "total"]),
    ]);

    private int published;

    /// <summary>The error of an entry in a request (from 1), or null to take it; may throw for the request as a whole.</summary>
    public Func<int, EventMessage, BatchResultErrorEntry?> Refuse { get; init; } = (_, _) => null;

    public List<IReadOnlyList<EventMessage>> Requests { get; } = [];

    /// <summary>The ids of each request's events.</summary>
    public IEnumerable<string> Sent => Requests.Select(request => string.Join(' ', request.Select(message => message.Id)));

    public Task<PublishBatchResponse> PublishBatch(
        string topicArn, IReadOnlyList<PublishBatchRequestEntry> entries, CancellationToken cancellationToken)
    {
        Requests.Add([.. entries.Select(entry => entry.Message)]);
        Assert.All(entries, entry => Assert.Equal(topicArn, entry.Message.Topic.Arn));
        var successful = new List<PublishBatchResultEntry>();
        var failed = new List<BatchResultErrorEntry>();
        foreach (var entry in entries)
        {
            if (Refuse(Requests.Count, entry.Message) is { } error)
            {
                failed.Add(error with { Id = entry.Id });
            }
            else
            {
                successful.Add(new PublishBatchResultEntry(entry.Id, $"sns-{++published}"));
            }
        }

        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult(new PublishBatchResponse(successful, failed));
    }

    public static BatchResultErrorEntry Error(string code, bool senderFault = false) => new("", code, $"{code} it is", senderFault);
}
