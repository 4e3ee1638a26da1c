using Amazon;
using Amazon.Runtime;

namespace Functions.Publishing.Sns;

/// <summary>Where SNS is asked, and for which region a request is signed.</summary>
/// <param name="Url">Its address.</param>
/// <param name="Region">The region's system name: <c>eu-west-1</c>.</param>
public sealed record SnsEndpoint(Uri Url, string Region)
{
    /// <summary>
    /// The region that the AWS SDK finds (environment, profile, metadata), and <c>AWS_ENDPOINT_URL_SNS</c>, else
    /// <c>AWS_ENDPOINT_URL</c>, else the region's own endpoint.
    /// </summary>
    /// <exception cref="InvalidOperationException">There is no region, or the endpoint is no http(s) URL.</exception>
    public static SnsEndpoint Find(Func<string, string?> variable)
    {
        var region = FallbackRegionFactory.GetRegionEndpoint()
            ?? throw new InvalidOperationException("There is no AWS region: set AWS_REGION, or `region` in the profile that is used.");
        return new SnsEndpoint(Configured(variable) ?? Of(region), region.SystemName);
    }

    /// <summary>The endpoint that the environment names, or null. https://docs.aws.amazon.com/sdkref/latest/guide/feature-ss-endpoints.html</summary>
    public static Uri? Configured(Func<string, string?> variable)
    {
        if (string.Equals(variable("AWS_IGNORE_CONFIGURED_ENDPOINT_URLS"), "true", StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        foreach (var name in new[] { "AWS_ENDPOINT_URL_SNS", "AWS_ENDPOINT_URL" })
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

    private static Uri Of(RegionEndpoint region) => new($"https://sns.{region.SystemName}.{region.PartitionDnsSuffix}/");
}
