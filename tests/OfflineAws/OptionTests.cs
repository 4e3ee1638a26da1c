using Pulumi;
using Pulumi.Aws;
using Pulumi.Aws.Sqs;

namespace Tests.OfflineAws;

/// <summary>What the package adds to the options that a resource is given.</summary>
public sealed class OptionTests
{
    [Fact]
    public async Task A_resource_asks_for_the_plugin_of_its_package()
    {
        var options = await OptionsOfAsync(given => new Queue("q", new(), given));

        Assert.Equal("7.48.0", options.Version);
    }

    [Fact]
    public async Task A_version_that_is_given_stays()
    {
        var options = await OptionsOfAsync(
            given =>
            {
                given.Version = "7.40.0";
                return new Queue("q", new(), given);
            });

        Assert.Equal("7.40.0", options.Version);
    }

    [Fact]
    public async Task Credentials_are_among_the_secret_outputs_of_a_provider()
    {
        var options = await OptionsOfAsync(given => new Provider("aws", new(), given));

        Assert.Equal(["accessKey", "secretKey", "token"], options.AdditionalSecretOutputs);
    }

    private static async Task<CustomResourceOptions> OptionsOfAsync(Func<CustomResourceOptions, Resource> declare)
    {
        CustomResourceOptions? seen = null;
        var given = new CustomResourceOptions
        {
            ResourceTransformations =
            {
                args =>
                {
                    seen = (CustomResourceOptions)args.Options;
                    return null;
                },
            },
        };
        await DeclaredAws.OfAsync(() => _ = declare(given));
        return seen!;
    }
}
