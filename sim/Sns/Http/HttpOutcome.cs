using System.Globalization;

namespace Sim.Sns.Http;

/// <summary>How an attempt to reach an HTTP(S) endpoint ended.</summary>
/// <param name="Status">Of the answer; 0 if there was none.</param>
/// <param name="Reason">Why there was no answer; null with one.</param>
/// <param name="IsFinal">It would end so every time.</param>
public sealed record HttpOutcome(int Status, string? Reason, bool IsFinal)
{
    public static readonly HttpOutcome NoAnswer = Unreachable("no answer within 15 seconds");

    public bool IsSuccess => Status is >= 200 and < 300;

    public static HttpOutcome Answered(int status) => new(status, null, IsLasting(status));

    /// <summary>Worth another attempt.</summary>
    public static HttpOutcome Unreachable(string reason) => new(0, reason, false);

    /// <summary>Not worth one.</summary>
    public static HttpOutcome Refused(string reason) => new(0, reason, true);

    public override string ToString() => Reason ?? string.Create(CultureInfo.InvariantCulture, $"status {Status}");

    /// <summary>SNS tries again after 5xx and 429 alone. https://docs.aws.amazon.com/sns/latest/dg/sns-message-delivery-retries.html</summary>
    private static bool IsLasting(int status) => status is < 500 and not 429;
}
