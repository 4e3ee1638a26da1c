using Pulumi;
using Pulumi.Testing;
using Pulumi.Utilities;
using Xunit;

namespace Tests.Offline;

public class PreviewTests
{
    private static async Task<Bucket> Create(RecordingMocks mocks, TestOptions options)
    {
        Bucket bucket = null!;
        await Deployment.TestAsync(mocks, options, () => { bucket = new Bucket("logs", new BucketArgs { Label = "l" }); });
        return bucket;
    }

    [Fact]
    public async Task What_the_mock_does_not_answer_is_unknown_in_a_preview_and_empty_after_an_update()
    {
        var previewed = await Create(new RecordingMocks(), Under.Preview);
        var updated = await Create(new RecordingMocks(), Under.Update);

        Assert.True(await OutputUtilities.GetIsKnownAsync(previewed.Label));
        Assert.False(await OutputUtilities.GetIsKnownAsync(previewed.Size));
        Assert.True(await OutputUtilities.GetIsKnownAsync(updated.Size));
        Assert.Equal(0, await OutputUtilities.GetValueAsync(updated.Size));
    }

    [Fact]
    public async Task A_test_is_a_preview_unless_it_says_otherwise()
        => Assert.False(await OutputUtilities.GetIsKnownAsync((await Create(new RecordingMocks(), new TestOptions())).Size));

    [Fact]
    public async Task Without_an_id_from_the_mock_the_id_is_unknown()
    {
        var bucket = await Create(new RecordingMocks { Answer = args => (null, args.Inputs) }, Under.Update);

        Assert.False(await OutputUtilities.GetIsKnownAsync(bucket.Id));
    }

    [Fact]
    public async Task Unknown_inputs_are_kept_from_the_mock_and_nothing_is_applied_to_them()
    {
        var mocks = new RecordingMocks();
        var applied = false;
        await Deployment.TestAsync(mocks, Under.Preview, () =>
        {
            var first = new Bucket("first");
            new Bucket("second", new BucketArgs
            {
                Label = "known",
                Size = first.Size,
                Zones = { "a", first.Label },
                Tags = { { "k", first.Label.Apply(label => { applied = true; return label; }) } },
            });
        });

        Assert.Equal(["label"], mocks.Of("second").Inputs.Keys);
        Assert.False(applied);
    }
}
