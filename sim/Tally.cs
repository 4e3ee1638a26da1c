namespace Sim;

/// <summary>Counts identities, and adds them up: two tallies of the same identities are equal, whatever their order.</summary>
internal struct Tally
{
    public long Count;
    public ulong Sum;

    public void Add(long identity)
    {
        Count++;
        Sum += Identity.Mix((ulong)identity);
    }

    public void Add(in Tally other)
    {
        Count += other.Count;
        Sum += other.Sum;
    }
}
