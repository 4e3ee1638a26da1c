using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Sim.CloudWatch;

/// <summary>What CloudWatch publishes when an alarm changes.</summary>
internal static class AlarmMessage
{
    /// <summary>A subject has fewer than 100 characters.</summary>
    private const int LongestSubject = 99;

    public static string SubjectOf(Account account, AlarmTransition transition)
    {
        var subject = $"{AlarmStateName.Of(transition.To)}: \"{transition.Alarm}\" in {account.Options.Region}";
        return subject.Length <= LongestSubject ? subject : subject[..LongestSubject];
    }

    public static string Of(Account account, AlarmTransition transition)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
        {
            writer.WriteStartObject();
            writer.WriteString("AlarmName", transition.Alarm);
            writer.WriteString("AWSAccountId", account.Options.Account);
            writer.WriteString("NewStateValue", AlarmStateName.Of(transition.To));
            writer.WriteString("NewStateReason", transition.Reason);
            writer.WriteString("StateChangeTime", transition.At.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'+0000'", CultureInfo.InvariantCulture));
            writer.WriteString("Region", account.Options.Region);
            writer.WriteString("AlarmArn", account.Arn("cloudwatch", $"alarm:{transition.Alarm}"));
            writer.WriteString("OldStateValue", AlarmStateName.Of(transition.From));
            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
