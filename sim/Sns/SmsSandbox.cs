namespace Sim.Sns;

/// <summary>
/// The sandbox in which an account begins with text messages, and the phone numbers that its owner may send to from there. No
/// text message leaves this machine, one-time passwords neither: any of the right form verifies a number.
/// https://docs.aws.amazon.com/sns/latest/dg/sns-sms-sandbox.html
/// </summary>
/// <exception cref="AwsError">Thrown by each for what SNS refuses.</exception>
public sealed class SmsSandbox
{
    private const int Most = 10;

    private readonly SortedDictionary<string, bool> isVerified = new(StringComparer.Ordinal);

    internal SmsSandbox()
    {
    }

    /// <summary>Each number with <c>Pending</c> or <c>Verified</c>.</summary>
    public IEnumerable<(string PhoneNumber, string Status)> All => isVerified.Select(number => (number.Key, number.Value ? "Verified" : "Pending"));

    /// <summary>A number that is there gets another password and stays as it is.</summary>
    public void Create(string phoneNumber)
    {
        SmsAdministration.CheckNumber(phoneNumber);
        if (!isVerified.ContainsKey(phoneNumber) && isVerified.Count == Most)
        {
            throw new AwsError("UserError", $"The SMS sandbox has {Most} destination phone numbers already.");
        }

        isVerified.TryAdd(phoneNumber, false);
    }

    /// <param name="oneTimePassword">5 to 8 digits.</param>
    public void Verify(string phoneNumber, string oneTimePassword)
    {
        Require(phoneNumber);
        if (oneTimePassword.Length is < 5 or > 8 || !oneTimePassword.All(char.IsAsciiDigit))
        {
            throw new AwsError("VerificationException", "The one-time password is invalid.");
        }

        isVerified[phoneNumber] = true;
    }

    public void Delete(string phoneNumber)
    {
        Require(phoneNumber);
        isVerified.Remove(phoneNumber);
    }

    private void Require(string phoneNumber)
    {
        SmsAdministration.CheckNumber(phoneNumber);
        if (!isVerified.ContainsKey(phoneNumber))
        {
            throw new AwsError("ResourceNotFound", "The phone number is not in the SMS sandbox.", 404);
        }
    }
}
