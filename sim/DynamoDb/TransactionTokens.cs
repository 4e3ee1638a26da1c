using System.Security.Cryptography;
using System.Text;

namespace Sim.DynamoDb;

/// <summary>The tokens by which DynamoDB knows a transaction that is sent again, for ten minutes.</summary>
internal sealed class TransactionTokens(TimeProvider clock)
{
    private static readonly TimeSpan Remembered = TimeSpan.FromMinutes(10);

    private readonly SortedDictionary<string, (string Content, DateTimeOffset Until)> tokens = new(StringComparer.Ordinal);

    /// <exception cref="AwsError">The token was used for something else.</exception>
    public bool IsRepeated(string token, Request request)
    {
        if (!tokens.TryGetValue(token, out var known) || known.Until <= clock.GetUtcNow())
        {
            return false;
        }

        return known.Content == ContentOf(request) ? true : throw new AwsError(
            "IdempotentParameterMismatchException", "The provided client token was already used with a different request.");
    }

    public void Remember(string token, Request request)
    {
        var now = clock.GetUtcNow();
        foreach (var old in tokens.Where(entry => entry.Value.Until <= now).Select(entry => entry.Key).ToList())
        {
            tokens.Remove(old);
        }

        tokens[token] = (ContentOf(request), now + Remembered);
    }

    private static string ContentOf(Request request) =>
        Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(request.Member("TransactItems")!.Value.GetRawText())));
}
