using Sim;

namespace Tests.Sim;

public sealed class ChanceTests
{
    [Fact]
    public void The_same_seed_draws_the_same()
    {
        var (one, two) = (new Chance(7), new Chance(7));

        Assert.All(Enumerable.Range(0, 1_000), _ => Assert.Equal(one.NextUInt64(), two.NextUInt64()));
    }

    [Fact]
    public void Another_seed_draws_otherwise() => Assert.NotEqual(new Chance(7).NextUInt64(), new Chance(8).NextUInt64());

    [Fact]
    public void Draws_stay_in_their_bounds()
    {
        var chance = new Chance(7);
        for (var draw = 0; draw < 10_000; draw++)
        {
            Assert.InRange(chance.Next(3), 0, 2);
            Assert.InRange(chance.NextDouble(), 0, 0.9999999999999999);
            Assert.True(chance.NextExponential(TimeSpan.FromSeconds(1)) >= TimeSpan.Zero);
        }
    }

    [Fact]
    public void A_share_is_hit_about_as_often_as_it_says()
    {
        var chance = new Chance(7);

        Assert.InRange(Enumerable.Range(0, 10_000).Count(_ => chance.Happens(0.2)), 1_900, 2_100);
    }

    [Fact]
    public void What_is_certain_or_impossible_uses_no_draw()
    {
        var (one, two) = (new Chance(7), new Chance(7));

        Assert.True(one.Happens(1));
        Assert.False(one.Happens(0));
        Assert.Equal(two.NextUInt64(), one.NextUInt64());
    }

    [Fact]
    public void Ids_are_version_4_uuids_and_all_different()
    {
        var chance = new Chance(7);
        var ids = Enumerable.Range(0, 10_000).Select(_ => chance.NextGuid()).ToHashSet();

        Assert.Equal(10_000, ids.Count);
        Assert.All(ids.Take(100), id => Assert.Equal((4, true), (id.Version, id.Variant is >= 8 and <= 11)));
    }
}
