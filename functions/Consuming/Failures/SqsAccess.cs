using Amazon.SQS;

namespace Functions.Consuming.Failures;

/// <summary>
/// The client of SQS, made when a message first fails: a consumer whose messages succeed neither loads nor constructs it,
/// and its cold start stays what it was. A type of its own and no <c>Lazy</c>, which would load the client's assembly.
/// </summary>
public sealed class SqsAccess
{
    private IAmazonSQS? client;

    /// <summary>Credentials, region and endpoint are those of the AWS SDK.</summary>
    public SqsAccess()
    {
    }

    /// <summary>Over a client that exists.</summary>
    public SqsAccess(IAmazonSQS client) => this.client = client;

    /// <summary>Impatient: what is done about one failure must not use up the time of the messages behind it.</summary>
    internal IAmazonSQS Client => client ??= new AmazonSQSClient(new AmazonSQSConfig { Timeout = TimeSpan.FromSeconds(3), MaxErrorRetry = 1 });
}
