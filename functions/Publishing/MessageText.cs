using System.Globalization;

namespace Functions.Publishing;

/// <summary>
/// The characters that a message may have. SNS takes some that SQS does not, and then cannot deliver: better refused here.
/// https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessage.html
/// </summary>
internal static class MessageText
{
    /// <summary>Why the body cannot be a message, or null.</summary>
    public static string? ReasonAgainst(string body)
    {
        for (var at = 0; at < body.Length; at++)
        {
            if (body[at] is '\uFFFE' or '\uFFFF' || IsHalfOfAPair(body, at))
            {
                return string.Create(
                    CultureInfo.InvariantCulture, $"character {at + 1} is U+{(int)body[at]:X4}, which no queue takes: write it as an escape or leave it out");
            }
        }

        return null;
    }

    private static bool IsHalfOfAPair(string text, int at) =>
        char.IsHighSurrogate(text[at]) ? at + 1 == text.Length || !char.IsLowSurrogate(text[at + 1])
        : char.IsLowSurrogate(text[at]) && (at == 0 || !char.IsHighSurrogate(text[at - 1]));
}
