namespace Functions.Publishing;

/// <summary>Codes of failures that SNS has none for, because it did not answer or was not asked.</summary>
public static class PublishCode
{
    /// <summary>No connection, or one that broke, or an answer that took too long.</summary>
    public const string ConnectionFailed = "ConnectionFailed";

    /// <summary>SNS answered something that is no answer to PublishBatch.</summary>
    public const string UnreadableAnswer = "UnreadableAnswer";

    /// <summary>There are no credentials to sign the request with.</summary>
    public const string NoCredentials = "NoCredentials";

    /// <summary>Time was up while SNS had not answered: the event may have been published.</summary>
    public const string Unanswered = "Unanswered";

    /// <summary>It was not sent: time was up before, or an earlier event of its group failed.</summary>
    public const string NotSent = "NotSent";
}
