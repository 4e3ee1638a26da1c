using System.Text;

namespace Sim.Sqs;

/// <summary>Lists of queues, by name and in parts. A token names the last queue of its part, so queues may come and go between.</summary>
internal sealed class QueuePages(Account account)
{
    private const int Most = 1_000;

    public QueuePage Of(Func<Queue, bool> isWanted, int? maxResults, string? nextToken)
    {
        if (maxResults is < 1 or > Most)
        {
            throw QueueErrors.InvalidParameter($"Value for parameter MaxResults is invalid. Reason: MaxResults must be an integer between 1 and {Most}.");
        }

        var last = nextToken is null ? null : Read(nextToken);
        var queues = account.QueueNames.Sorted
            .Where(queue => (last is null || string.CompareOrdinal(queue.Attributes.Name, last) > 0) && isWanted(queue))
            .Take((maxResults ?? Most) + 1)
            .ToList();
        if (queues.Count <= (maxResults ?? Most))
        {
            return new QueuePage([.. queues.Select(queue => queue.Id)], null);
        }

        queues.RemoveAt(queues.Count - 1);
        // Without MaxResults SQS gives the first thousand and no token.
        var token = maxResults is null ? null : Convert.ToBase64String(Encoding.UTF8.GetBytes(queues[^1].Attributes.Name));
        return new QueuePage([.. queues.Select(queue => queue.Id)], token);
    }

    private static string Read(string token)
    {
        var bytes = new byte[token.Length];
        return Convert.TryFromBase64String(token, bytes, out var length)
            ? Encoding.UTF8.GetString(bytes, 0, length)
            : throw QueueErrors.InvalidParameter("Invalid NextToken value.");
    }
}
