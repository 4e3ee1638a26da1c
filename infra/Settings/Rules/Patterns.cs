using System.Text.RegularExpressions;

namespace Infra.Settings.Rules;

/// <summary>What AWS's ids, ARNs and names look like.</summary>
internal static partial class Patterns
{
    [GeneratedRegex("^[0-9]{12}$")]
    public static partial Regex Account();

    [GeneratedRegex("^o-[a-z0-9]{10,32}$")]
    public static partial Regex Organization();

    [GeneratedRegex("^[a-z]{2}(-[a-z]+)+-[0-9]$")]
    public static partial Regex Region();

    [GeneratedRegex("^subnet-[0-9a-f]{8,17}$")]
    public static partial Regex Subnet();

    [GeneratedRegex("^sg-[0-9a-f]{8,17}$")]
    public static partial Regex SecurityGroup();

    [GeneratedRegex("^arn:aws[a-z-]*:lambda:[a-z0-9-]+:[0-9]{12}:layer:[A-Za-z0-9_-]+:[0-9]+$")]
    public static partial Regex LayerVersion();

    [GeneratedRegex("^arn:aws[a-z-]*:signer:[a-z0-9-]+:[0-9]{12}:/signing-profiles/[A-Za-z0-9_]+/[A-Za-z0-9]+$")]
    public static partial Regex SigningProfileVersion();

    [GeneratedRegex("^[A-Za-z][A-Za-z0-9_]*$")]
    public static partial Regex VariableName();

    /// <summary>An ARN of a secret is none: it only says where the secret is.</summary>
    [GeneratedRegex("(PASSWORD|PASSWD|SECRET|TOKEN|API_?KEY|ACCESS_?KEY|PRIVATE_?KEY|CREDENTIAL)S?$", RegexOptions.IgnoreCase)]
    public static partial Regex SecretName();

    /// <summary>An access key id, a private key, a password in a URL.</summary>
    [GeneratedRegex("(AKIA|ASIA)[0-9A-Z]{16}|-----BEGIN|://[^/\\s:@]+:[^/\\s:@]+@")]
    public static partial Regex SecretValue();

    /// <summary>https://docs.aws.amazon.com/sns/latest/dg/sns-message-attributes.html</summary>
    [GeneratedRegex("^(?!(?i:aws|amazon)\\.)[A-Za-z0-9_-]+(\\.[A-Za-z0-9_-]+)*$")]
    public static partial Regex MessageAttribute();

    [GeneratedRegex("^(cron\\(([^ )]+ ){5}[^ )]+\\)|rate\\([0-9]+ (minute|hour|day)s?\\)|at\\([0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\\))$")]
    public static partial Regex ScheduleExpression();
}
