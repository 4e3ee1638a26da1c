using System.Text.RegularExpressions;

namespace Sim.Sns;

/// <summary>What Subscribe refuses of a protocol and its endpoint.</summary>
internal static partial class EndpointRules
{
    private static readonly string[] Protocols = ["http", "https", "email", "email-json", "sms", "sqs", "application", "lambda", "firehose"];

    /// <summary>These ask the endpoint's owner first.</summary>
    public static bool NeedsConfirmation(string protocol) => protocol is "http" or "https" or "email" or "email-json";

    public static void Check(string? protocol, string? endpoint)
    {
        if (protocol is null || !Protocols.Contains(protocol))
        {
            throw SnsErrors.Invalid($"Amazon SNS does not support this protocol string: {protocol}");
        }

        var text = endpoint ?? "";
        switch (protocol)
        {
            case "http" or "https" when !text.StartsWith($"{protocol}://", StringComparison.Ordinal):
                throw SnsErrors.Invalid("Endpoint must match the specified protocol");
            case "email" or "email-json" when !text.Contains('@', StringComparison.Ordinal):
                throw SnsErrors.Invalid("Email address");
            case "sms" when !PhoneNumber().IsMatch(text):
                throw new AwsError("InvalidParameter", $"Invalid SMS endpoint: {text}");
            case "sqs" when !Arns.IsOfQueue(text):
                throw SnsErrors.Invalid("SQS endpoint ARN");
            case "lambda" when !text.StartsWith("arn:", StringComparison.Ordinal) || !text.Contains(":lambda:", StringComparison.Ordinal):
                throw SnsErrors.Invalid("Lambda endpoint ARN");
            case "application" when !text.Contains(":endpoint/", StringComparison.Ordinal):
                throw SnsErrors.Invalid($"Application endpoint arn invalid:{text}");
            case "firehose" when !text.Contains(":firehose:", StringComparison.Ordinal):
                throw SnsErrors.Invalid("Firehose endpoint ARN");
        }
    }

    public static bool IsPhoneNumber(string text) => PhoneNumber().IsMatch(text);

    /// <summary>E.164: at most 15 digits, of which the first is no zero, in groups that single signs divide.</summary>
    [GeneratedRegex(@"^\+?[1-9]([ ./\-]?[0-9]){1,14}\z", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 100)]
    private static partial Regex PhoneNumber();
}
