namespace Sim.Sns;

/// <summary>The requests about text messages. None is really sent, so nobody ever opts out.</summary>
/// <exception cref="AwsError">Thrown by each for what SNS refuses.</exception>
public sealed class SmsAdministration
{
    private const string SenderId = "DefaultSenderID";
    private const string SmsType = "DefaultSMSType";
    private const string SpendLimit = "MonthlySpendLimit";
    private const string SamplingRate = "DeliveryStatusSuccessSamplingRate";

    /// <summary>https://docs.aws.amazon.com/sns/latest/api/API_SetSMSAttributes.html</summary>
    private static readonly string[] Settable = [SpendLimit, "DeliveryStatusIAMRole", SamplingRate, SenderId, SmsType, "UsageReportS3Bucket"];

    private readonly AttributeTexts attributes = new();

    public SmsSandbox Sandbox { get; } = new();

    internal SmsAdministration() => attributes[SpendLimit] = "1";

    /// <param name="names">None for all.</param>
    public IEnumerable<KeyValuePair<string, string>> Attributes(IReadOnlyList<string> names) =>
        attributes.All.Where(attribute => names.Count == 0 || names.Contains(attribute.Key));

    /// <summary>All or, if one is refused, none.</summary>
    public void Set(IReadOnlyDictionary<string, string> given)
    {
        PlatformRules.CheckAnyOf(given);
        foreach (var (name, value) in given)
        {
            if (!Settable.Contains(name))
            {
                throw new AwsError("InvalidParameter", $"{name} is not a valid attribute");
            }

            if (!IsValid(name, value))
            {
                throw new AwsError("InvalidParameter", $"{name} is invalid");
            }
        }

        attributes.Set(given);
    }

    public bool IsOptedOut(string? phoneNumber)
    {
        CheckNumber(phoneNumber);
        return false;
    }

    /// <summary>Everybody is in already.</summary>
    public void OptIn(string? phoneNumber) => CheckNumber(phoneNumber);

    private static bool IsValid(string name, string value) => name switch
    {
        SmsType => value is "Promotional" or "Transactional",
        SenderId => value.Length is >= 1 and <= 11 && value.All(char.IsAsciiLetterOrDigit) && value.Any(char.IsAsciiLetter),
        SamplingRate => int.TryParse(value, out var percent) && percent is >= 0 and <= 100,
        _ => true,
    };

    internal static void CheckNumber(string? phoneNumber)
    {
        if (phoneNumber is null || !EndpointRules.IsPhoneNumber(phoneNumber))
        {
            throw SnsErrors.Invalid("PhoneNumber Reason: input incorrectly formatted");
        }
    }
}
