namespace Sim.Sns;

/// <summary>The requests about mobile push: applications of platforms, and their endpoints.</summary>
/// <exception cref="AwsError">Thrown by each for what SNS refuses.</exception>
public sealed class PlatformAdministration
{
    private const string ApplicationArn = "PlatformApplicationArn";
    private const string EndpointArn = "EndpointArn";
    private const string UserData = "CustomUserData";

    private readonly Account account;
    private readonly List<PlatformApplication> applications = [];
    private readonly Dictionary<string, PlatformEndpoint> endpoints = new(StringComparer.Ordinal);
    private int created;

    internal PlatformAdministration(Account account) => this.account = account;

    /// <summary>All applications with their attributes, in the order of creation.</summary>
    public IEnumerable<(string Arn, IReadOnlyDictionary<string, string> Attributes)> Applications =>
        applications.Select(application => (application.Arn, application.Attributes.All));

    /// <summary>The same name gives the same application, with the new attributes.</summary>
    /// <returns>Its ARN.</returns>
    public string CreateApplication(string? name, string? platform, IReadOnlyDictionary<string, string> attributes)
    {
        PlatformRules.CheckApplication(name, platform, attributes);
        var path = $"{platform}/{name}";
        var application = applications.Find(other => other.Path == path);
        if (application is null)
        {
            application = new PlatformApplication(account.Arn("sns", $"app/{path}"), path);
            application.Attributes[PlatformEndpoint.EnabledName] = "true";
            applications.Add(application);
        }

        Set(application, attributes);
        return application.Arn;
    }

    /// <summary>With its endpoints. One that is not there is no error.</summary>
    public void DeleteApplication(string? arn)
    {
        if (FindApplication(arn) is { } application)
        {
            application.Endpoints.ForEach(endpoint => endpoints.Remove(endpoint.Arn));
            applications.Remove(application);
        }
    }

    public IReadOnlyDictionary<string, string> AttributesOfApplication(string? arn) => Application(arn).Attributes.All;

    public void SetApplication(string? arn, IReadOnlyDictionary<string, string> attributes)
    {
        Arns.Check(arn, ApplicationArn);
        PlatformRules.CheckAnyOf(attributes);
        var application = Application(arn);
        PlatformRules.CheckApplicationAttributes(attributes);
        Set(application, attributes);
    }

    /// <summary>The same token with the same attributes gives the same endpoint.</summary>
    /// <returns>Its ARN.</returns>
    public string CreateEndpoint(string? applicationArn, string? token, string? customUserData, IReadOnlyDictionary<string, string> attributes)
    {
        var application = Application(applicationArn);
        var given = new Dictionary<string, string>(attributes, StringComparer.Ordinal);
        if (customUserData is not null)
        {
            given.TryAdd(UserData, customUserData);
        }

        PlatformRules.CheckEndpoint(token, given);
        given["Token"] = token!;
        given.TryAdd(PlatformEndpoint.EnabledName, "true");
        if (application.Endpoints.Find(other => other.Attributes["Token"] == token) is { } existing)
        {
            return IsSame(existing, given)
                ? existing.Arn
                : throw SnsErrors.Invalid($"Token Reason: Endpoint {existing.Arn} already exists with the same Token, but different attributes.");
        }

        var endpoint = new PlatformEndpoint(account.Arn("sns", $"endpoint/{application.Path}/{account.Identity.OfPlatformEndpoint(created++)}"), application);
        endpoint.Attributes.Set(given);
        application.Endpoints.Add(endpoint);
        endpoints.Add(endpoint.Arn, endpoint);
        return endpoint.Arn;
    }

    /// <summary>One that is not there is no error. Topics keep their subscriptions to it.</summary>
    public void DeleteEndpoint(string? arn)
    {
        CheckEndpointArn(arn);
        if (endpoints.Remove(arn!, out var endpoint))
        {
            endpoint.Application.Endpoints.Remove(endpoint);
        }
    }

    public IReadOnlyDictionary<string, string> AttributesOfEndpoint(string? arn) => Endpoint(arn).Attributes.All;

    public void SetEndpoint(string? arn, IReadOnlyDictionary<string, string> attributes)
    {
        CheckEndpointArn(arn);
        PlatformRules.CheckAnyOf(attributes);
        var endpoint = Endpoint(arn);
        PlatformRules.CheckEndpointAttributes(attributes);
        endpoint.Attributes.Set(attributes);
    }

    public IEnumerable<(string Arn, IReadOnlyDictionary<string, string> Attributes)> EndpointsOf(string? applicationArn) =>
        Application(applicationArn).Endpoints.Select(endpoint => (endpoint.Arn, endpoint.Attributes.All));

    /// <summary>Whether a message may go there.</summary>
    internal void CheckTarget(string arn)
    {
        if (!endpoints.TryGetValue(arn, out var endpoint))
        {
            throw SnsErrors.Invalid("TargetArn Reason: No endpoint found for the target arn specified");
        }

        if (!endpoint.IsEnabled)
        {
            throw new AwsError("EndpointDisabled", "Endpoint is disabled");
        }
    }

    private static void Set(PlatformApplication application, IReadOnlyDictionary<string, string> attributes)
    {
        foreach (var (name, value) in attributes.Where(attribute => !PlatformRules.IsSecret(attribute.Key)))
        {
            application.Attributes[name] = value;
        }
    }

    private static bool IsSame(PlatformEndpoint endpoint, Dictionary<string, string> given) =>
        endpoint.IsEnabled == (given[PlatformEndpoint.EnabledName] == "true")
        && (endpoint.Attributes[UserData] ?? "") == (given.GetValueOrDefault(UserData) ?? "");

    private static void CheckEndpointArn(string? arn)
    {
        Arns.Check(arn, EndpointArn);
        if (arn!.AsSpan(arn!.LastIndexOf(':')).Count('/') != 3)
        {
            throw SnsErrors.Invalid($"{EndpointArn} Reason: Wrong number of slashes in relative portion of the ARN.");
        }
    }

    private PlatformApplication? FindApplication(string? arn)
    {
        Arns.Check(arn, ApplicationArn);
        return applications.Find(application => application.Arn == arn);
    }

    private PlatformApplication Application(string? arn) =>
        FindApplication(arn) ?? throw new AwsError("NotFound", "PlatformApplication does not exist", 404);

    private PlatformEndpoint Endpoint(string? arn)
    {
        CheckEndpointArn(arn);
        return endpoints.GetValueOrDefault(arn!) ?? throw new AwsError("NotFound", "Endpoint does not exist", 404);
    }
}
