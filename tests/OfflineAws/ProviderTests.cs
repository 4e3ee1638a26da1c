using Pulumi;
using Pulumi.Aws;
using Pulumi.Aws.Inputs;
using Pulumi.Aws.Sqs;
using Pulumi.Utilities;

namespace Tests.OfflineAws;

/// <summary>The provider's own arguments travel as JSON texts, and its credentials as secrets.</summary>
public sealed class ProviderTests
{
    [Fact]
    public async Task Everything_but_text_is_sent_as_json()
    {
        var aws = await DeclaredAws.OfAsync(() => _ = new Provider("local", new()
        {
            Region = "eu-west-1",
            MaxRetries = 3,
            S3UsePathStyle = true,
            DefaultTags = new ProviderDefaultTagsArgs { Tags = { ["team"] = "shop" } },
        }));

        Assert.Equal("eu-west-1", aws.Only.Inputs["region"]);
        Assert.Equal("3", aws.Only.Inputs["maxRetries"]);
        Assert.Equal("true", aws.Only.Inputs["s3UsePathStyle"]);
        Assert.Equal("""{"tags":{"team":"shop"}}""", ((string)aws.Only.Inputs["defaultTags"]).Replace(" ", ""));
    }

    [Fact]
    public async Task Two_checks_have_a_default()
    {
        var aws = await DeclaredAws.OfAsync(() => _ = new Provider("local"));

        Assert.Equal("false", aws.Only.Inputs["skipCredentialsValidation"]);
        Assert.Equal("true", aws.Only.Inputs["skipRegionValidation"]);
    }

    [Fact]
    public async Task Credentials_are_secret_from_the_moment_they_are_given()
    {
        var args = new ProviderArgs { SecretKey = "hidden", Profile = "shown" };

        Assert.True(await Output.IsSecretAsync(args.SecretKey.ToOutput()));
        Assert.False(await Output.IsSecretAsync(args.Profile.ToOutput()));
        Assert.Equal("hidden", await OutputUtilities.GetValueAsync(args.SecretKey.ToOutput()));
    }

    [Fact]
    public async Task A_resource_says_which_provider_it_is_for()
    {
        var aws = new DeclaredAws();
        await aws.DeclareAsync(() =>
        {
            var provider = new Provider("local", new() { Region = "eu-west-1" });
            _ = new Queue("q", new(), new CustomResourceOptions { Provider = provider });
        });

        Assert.Matches("pulumi:providers:aws::local::local$", aws.Of("q").Provider);
    }
}
