using Amazon;
using Amazon.Runtime;

namespace Functions.Calls;

/// <summary>Where a service of AWS is asked, and what its requests are signed for.</summary>
/// <param name="service">The service as its host and its signatures name it: <c>sns</c>.</param>
/// <param name="region">The region's system name: <c>eu-west-1</c>.</param>
/// <param name="url">Its address.</param>
public sealed class ServiceEndpoint(string service, string region, Uri url)
{
    public string Service => service;

    public string Region => region;

    public Uri Url => url;

    /// <summary>In Lambda, which names the region: the endpoint that the environment names, else the region's own.</summary>
    /// <param name="service">The service as its host names it; in upper case, as the variable of its endpoint does.</param>
    /// <param name="id">The service's id in variables: <c>SNS</c>, <c>DYNAMODB</c>.</param>
    /// <param name="variable">The value of an environment variable, or null.</param>
    /// <exception cref="InvalidOperationException">There is no region, or the endpoint is no http(s) URL.</exception>
    public static ServiceEndpoint OnLambda(string service, Func<string, string?> variable) =>
        variable("AWS_REGION") is { Length: > 0 } region
            ? Of(service, region, variable)
            : throw new InvalidOperationException("There is no AWS region: AWS_REGION is not set, which Lambda sets.");

    /// <summary>Anywhere: as in Lambda, in the region that the AWS SDK finds (environment, profile, metadata).</summary>
    /// <exception cref="InvalidOperationException">There is no region, or the endpoint is no http(s) URL.</exception>
    public static ServiceEndpoint OnAws(string service, Func<string, string?> variable)
    {
        var region = FallbackRegionFactory.GetRegionEndpoint()
            ?? throw new InvalidOperationException("There is no AWS region: set AWS_REGION, or `region` in the profile that is used.");
        return Of(service, region.SystemName, variable);
    }

    /// <summary>The endpoint that the environment names, or null. https://docs.aws.amazon.com/sdkref/latest/guide/feature-ss-endpoints.html</summary>
    public static Uri? Configured(string service, Func<string, string?> variable)
    {
        if (string.Equals(variable("AWS_IGNORE_CONFIGURED_ENDPOINT_URLS"), "true", StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        foreach (var name in new[] { "AWS_ENDPOINT_URL_" + service.ToUpperInvariant(), "AWS_ENDPOINT_URL" })
        {
            if (variable(name) is { Length: > 0 } value)
            {
                return Uri.TryCreate(value, UriKind.Absolute, out var url) && url.Scheme is "http" or "https"
                    ? url
                    : throw new InvalidOperationException($"The environment variable {name} must be an http or https URL, is `{value}`.");
            }
        }

        return null;
    }

    private static ServiceEndpoint Of(string service, string region, Func<string, string?> variable) =>
        new(service, region, Configured(service, variable) ?? new Uri($"https://{service}.{region}.{DnsSuffix(region)}/"));

    /// <summary>Of the region's partition. https://docs.aws.amazon.com/general/latest/gr/rande.html; the SDK's table of all regions and services would be half a package.</summary>
    private static string DnsSuffix(string region) => region[..(region.IndexOf('-', StringComparison.Ordinal) + 1)] switch
    {
        "cn-" => "amazonaws.com.cn",
        "eusc-" => "amazonaws.eu",
        "us-" when region.StartsWith("us-iso-", StringComparison.Ordinal) => "c2s.ic.gov",
        "us-" when region.StartsWith("us-isob-", StringComparison.Ordinal) => "sc2s.sgov.gov",
        "us-" when region.StartsWith("us-isof-", StringComparison.Ordinal) => "csp.hci.ic.gov",
        "eu-" when region.StartsWith("eu-isoe-", StringComparison.Ordinal) => "cloud.adc-e.uk",
        _ => "amazonaws.com",
    };
}
