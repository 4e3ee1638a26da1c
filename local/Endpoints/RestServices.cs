namespace Local.Endpoints;

/// <summary>The services that are told by the path of a request.</summary>
internal static class RestServices
{
    private static readonly (string Path, string Service, AwsProtocol Protocol)[] Paths =
    [
        ("/service/GraniteServiceVersion20100801/operation/", AwsServices.CloudWatch, AwsProtocol.Cbor),
        // Each version of Lambda's API has a date of its own.
        ("/20", AwsServices.Lambda, AwsProtocol.Rest),
    ];

    public static (string Service, AwsProtocol Protocol)? Find(string target)
    {
        foreach (var (path, service, protocol) in Paths)
        {
            if (target.StartsWith(path, StringComparison.Ordinal))
            {
                return (service, protocol);
            }
        }

        return null;
    }
}
