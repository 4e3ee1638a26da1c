using System.Text;

namespace Sim.Sns;

/// <summary>What SNS refuses of applications of mobile platforms and of their endpoints.</summary>
internal static class PlatformRules
{
    private const string Principal = "PlatformPrincipal";
    private const string Credential = "PlatformCredential";
    private const int LongestName = 256;
    private const int LongestToken = 2_048;
    private const int LongestUserData = 2_048;

    private static readonly string[] Platforms =
        ["ADM", "APNS", "APNS_SANDBOX", "APNS_VOIP", "APNS_VOIP_SANDBOX", "BAIDU", "FCM", "GCM", "MACOS", "MACOS_SANDBOX", "MPNS", "WNS"];

    /// <summary>https://docs.aws.amazon.com/sns/latest/api/API_SetPlatformApplicationAttributes.html</summary>
    private static readonly string[] OfApplications =
    [
        "ApplePlatformBundleID", "ApplePlatformTeamID", "EventDeliveryFailure", "EventEndpointCreated", "EventEndpointDeleted",
        "EventEndpointUpdated", "FailureFeedbackRoleArn", Credential, Principal, "SuccessFeedbackRoleArn", "SuccessFeedbackSampleRate",
    ];

    private static readonly string[] OfEndpoints = [PlatformEndpoint.EnabledName, "CustomUserData", "Token"];

    /// <summary>They are not shown again.</summary>
    public static bool IsSecret(string attribute) => attribute is Principal or Credential;

    public static void CheckApplication(string? name, string? platform, IReadOnlyDictionary<string, string> attributes)
    {
        CheckGiven(name, "name");
        CheckGiven(platform, "platform");
        if (!Platforms.Contains(platform))
        {
            throw SnsErrors.Invalid($"Platform Reason: {platform} is not supported");
        }

        if (name!.Length is 0 or > LongestName)
        {
            throw SnsErrors.Invalid($"{name} Reason: {(name.Length == 0 ? "cannot be empty" : $"must be at most {LongestName} characters long")}");
        }

        if (!name.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-' or '.'))
        {
            throw SnsErrors.Invalid($"{name} Reason: must contain only characters 'a'-'z', 'A'-'Z', '0'-'9', '_', '-', and '.'");
        }

        CheckApplicationAttributes(attributes);
        CheckCredentials(platform!, attributes);
    }

    public static void CheckApplicationAttributes(IReadOnlyDictionary<string, string> attributes)
    {
        CheckAnyOf(attributes);
        CheckNames(attributes, OfApplications);
    }

    public static void CheckEndpoint(string? token, IReadOnlyDictionary<string, string> attributes)
    {
        CheckGiven(token, "token");
        if (token!.Length is 0 or > LongestToken)
        {
            throw SnsErrors.Invalid($"Token Reason: {(token.Length == 0 ? "cannot be empty" : $"must be at most {LongestToken} characters long")}");
        }

        CheckEndpointAttributes(attributes);
    }

    public static void CheckEndpointAttributes(IReadOnlyDictionary<string, string> attributes)
    {
        CheckNames(attributes, OfEndpoints);
        if (attributes.TryGetValue("CustomUserData", out var userData) && Encoding.UTF8.GetByteCount(userData) > LongestUserData)
        {
            throw SnsErrors.Invalid($"{SnsErrors.OfAttributes}Invalid value for attribute: CustomUserData: must be at most {LongestUserData} bytes long in UTF-8 encoding");
        }
    }

    /// <summary>An empty map is none on the wire.</summary>
    public static void CheckAnyOf(IReadOnlyDictionary<string, string> attributes) => CheckGiven(attributes.Count == 0 ? null : "", "attributes");

    private static void CheckGiven(string? value, string parameter)
    {
        if (value is null)
        {
            throw ValidationErrors.Null(parameter);
        }
    }

    private static void CheckNames(IReadOnlyDictionary<string, string> attributes, string[] known)
    {
        if (attributes.Keys.FirstOrDefault(name => !known.Contains(name)) is { } unknown)
        {
            throw SnsErrors.Invalid($"{SnsErrors.OfAttributes}Invalid attribute name: {unknown}");
        }
    }

    /// <summary>Google's and Microsoft's push services know no principal.</summary>
    private static void CheckCredentials(string platform, IReadOnlyDictionary<string, string> attributes)
    {
        var (hasPrincipal, hasCredential) = (attributes.ContainsKey(Principal), attributes.ContainsKey(Credential));
        if (hasPrincipal && !hasCredential)
        {
            throw SnsErrors.Invalid($"{SnsErrors.OfAttributes}{Principal} attribute provided without {Credential}");
        }

        if (hasCredential && !hasPrincipal && platform is not ("FCM" or "GCM" or "MPNS"))
        {
            throw SnsErrors.Invalid($"{SnsErrors.OfAttributes}{Credential} attribute provided without {Principal}");
        }
    }
}
