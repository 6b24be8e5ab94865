using System.Data.Common;
using Nabij.Search;

namespace Nabij.Bench.Beside;

/// <summary>
/// A database that answers by one statement per question: see <see cref="PostgresQuestion"/> for its rows. Statements are prepared, so
/// that reading and planning them is not counted.
/// </summary>
internal sealed class Database(
    string name,
    bool isGivenOurTerms,
    Func<DbConnection> open,
    IReadOnlyList<string> statements,
    IReadOnlyList<AskedFilters> filters,
    Numbers numbers) : IContender
{
    public string Name => name;
    public bool IsGivenOurTerms => isGivenOurTerms;

    public ISession Open() => new Session(open(), statements, filters, numbers);

    private sealed class Session(DbConnection connection, IReadOnlyList<string> statements, IReadOnlyList<AskedFilters> filters, Numbers numbers) : ISession
    {
        private readonly DbCommand?[] _commands = new DbCommand?[statements.Count];

        public void Ask(int question)
        {
            using var rows = Run(question);
            while (rows.Read())
            {
            }
        }

        public Answer Read(int question)
        {
            var total = 0;
            var facets = new Dictionary<(Facet Facet, string Code), int>();
            using var rows = Run(question);
            while (rows.Read())
            {
                var part = rows.GetInt32(0);
                if (part == 0)
                {
                    total = rows.GetInt32(1);
                    AddFacet((Facet.Open, SearchCodes.Now), rows.GetInt32(2));
                }
                else if (part == 1 && numbers.Values[rows.GetInt32(1)] is var value && filters[question].Counts(value.Facet, rows.GetInt32(2)))
                {
                    AddFacet(value, rows.GetInt32(3));
                }
            }
            return new(total, facets);

            void AddFacet((Facet, string) value, int count)
            {
                if (count > 0)
                {
                    facets[value] = facets.GetValueOrDefault(value) + count;
                }
            }
        }

        public void Dispose()
        {
            foreach (var command in _commands)
            {
                command?.Dispose();
            }
            connection.Dispose();
        }

        private DbDataReader Run(int question)
        {
            if (_commands[question] is not { } command)
            {
                _commands[question] = command = connection.CreateCommand();
                command.CommandText = statements[question];
                command.Prepare();
            }
            return command.ExecuteReader();
        }
    }
}
