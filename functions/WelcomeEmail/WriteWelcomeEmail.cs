using System.Globalization;
using Amazon.DynamoDBv2.Model;
using Events;
using Functions.Consuming;
using Functions.Tables;

namespace WelcomeEmail;

/// <summary>
/// Writes the mail into the outbox, from where a sender takes it. The mail's id is the event's: even if the bookkeeping
/// of handled events were lost, a second writing would find the first, and the user gets one mail.
/// </summary>
/// <param name="dynamoDb">The database.</param>
/// <param name="outbox">Table with the partition key <c>emailId</c> (S).</param>
public sealed class WriteWelcomeEmail(IDynamoDb dynamoDb, string outbox) : IEventHandler<UserSignedUp>
{
    public async Task Handle(UserSignedUp data, EventContext context, CancellationToken remainingTime)
    {
        var request = new PutItemRequest
        {
            TableName = outbox,
            Item = EmailFor(data, context),
            ConditionExpression = "attribute_not_exists(emailId)",
        };
        try
        {
            await dynamoDb.PutItemAsync(request, remainingTime).ConfigureAwait(false);
        }
        catch (ConditionalCheckFailedException)
        {
            // Written by an earlier attempt: what this one was to bring about is so.
        }
    }

    private static Dictionary<string, AttributeValue> EmailFor(UserSignedUp data, EventContext context)
    {
        var email = new Dictionary<string, AttributeValue>
        {
            ["emailId"] = new() { S = $"{context.Source}#{context.EventId}" },
            ["template"] = new() { S = "welcome" },
            ["userId"] = new() { S = data.UserId },
            ["status"] = new() { S = "PENDING" },
            ["signedUpAt"] = new() { S = context.Time.UtcDateTime.ToString("O", CultureInfo.InvariantCulture) },
        };
        if (data.Email is not null)
        {
            // Producers may leave the address out; the sender then looks it up by the user's id.
            email["to"] = new() { S = data.Email };
        }

        return email;
    }
}
