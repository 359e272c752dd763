using System.Text.Json.Nodes;

namespace Deals.Tests.Data;

/// <summary>The money tables that can be added to <see cref="SmallPackage"/>: a term of every kind, a driver of every kind, a mixture.</summary>
internal static class SmallMoney
{
    private static readonly string[] Numbers = ["anchors.value", "published.value", "published.high", "assumption_odds.probability", "sizes.value", "correlations.correlation"];

    private static readonly string[] Either = ["assumption_odds.value", "scenario_values.value"];

    private static readonly IReadOnlyDictionary<string, string> MoreRows = new Dictionary<string, string>
    {
        ["parties"] = """
            fans,Fans,Fans,customers,#66ccee,
            crews,Crews,Crews,suppliers,#cc8800,
            court,Court,Court,courts,#888888,

            """,
        ["assumptions"] = """
            rate,Rate,Money,fraction,0.1,0.2,0.3,fixed,0,0.5,0.01,reported,S1,,2024-07-01
            cap,Cap,Money,EUR m,4,5,6,fixed,0,100,1,judgement,,Guess,2024-07-01
            amount,Amount,Money,EUR m,8,8,8,fixed,0,100,1,reported,S1,,2024-07-01
            growth,Growth,Money,a year,-0.1,0.1,0.2,fixed,-0.5,1,0.01,judgement,,Guess,2024-07-01
            discount,Discount,Money,a year,0.08,0.08,0.08,fixed,0,1,0.01,judgement,,Guess,2024-07-01
            total,Total,Money,EUR m,11.5,12,13,fixed,4,100,1,judgement,,Guess,2024-07-01
            half,Half,Money,fraction,0.5,0.5,0.5,fixed,0,0.8,0.01,judgement,,Guess,2024-07-01
            worth,Worth,Money,EUR m,40,50,60,fixed,1,1000,1,judgement,,Guess,2024-07-01
            day_y,Day Y,Dates,date,2025-01-01,never,never,discrete,2024-01-01,never,7,judgement,,A guess,2024-07-01
            years,Years,Money,years,0,2,4,fixed,0,10,1,judgement,,Guess,2024-07-01
            wage,Wage,Money,EUR m,1,2,4,lognormal,0,100,1,judgement,,Guess,2024-07-01
            price,Price,Money,EUR m,1,2,4,uniform,0,100,1,judgement,,Guess,2024-07-01
            day_w,Day W,Dates,date,2025-01-01,2025-06-01,2026-01-01,uniform,2024-01-01,never,7,judgement,,A guess,2024-07-01
            opening,Opening,Money,EUR m,0.1,0.2,0.3,fixed,0,0.5,0.01,judgement,,Guess,2024-07-01

            """,
    };

    /// <summary>Columns that a dataset may lack, put at the end of tables that are there without them; what stands in them, by line, and nothing on the others.</summary>
    private static readonly IReadOnlyDictionary<string, (string Columns, Dictionary<int, string> Cells)> MoreColumns = new Dictionary<string, (string, Dictionary<int, string>)>
    {
        ["sources"] = ("original,original_kind", new() { [2] = "Maker,party" }),
        ["offers"] = ("stage,since,to", new() { [2] = "announced,2024-02-01,2025-12-31", [3] = "possible,," }),
        ["rights"] = ("or_until", new() { [2] = "day_y" }),
        ["assumptions"] = ("range,phrase,phrase_never,noun", new() { [15] = "percentiles,the price is below {0},,the price", [16] = "bounds,W comes before {0},W never comes," }),
    };

    private static readonly IReadOnlyDictionary<string, string> Csv = new Dictionary<string, string>
    {
        ["assumption_odds"] = """
            assumption_id,value,probability,source_id,reason
            day_y,2025-01-01,0.25,,Guess
            day_y,never,0.75,S1,

            """,
        ["drivers"] = """
            driver_id,name,kind,parent_id,factor,other_id,ramp,ramp_from,ramp_to,share_from,share_to,growth,source_id,reason,fade,band_from,band_to
            sold,Sold,anchored,,,,,,,,,growth,S1,,years,,
            part,Part,share,sold,,,linear,2024Q1,2024Q4,half,half,,,Guess,,,
            times,Times,product,sold,half,,,,,,,,,Guess,,,
            rest,Rest,less,sold,half,part,,,,,,,,Guess,,,
            tier,Tier,band,sold,,,,,,,,,,Guess,,amount,worth

            """,
        ["anchors"] = """
            driver_id,period,value,assumption_id,source_id,note
            sold,2023,10,,S1,
            sold,2024Q1,2.84,,S1,
            sold,2024,,total,,

            """,
        ["clauses"] = """
            clause_id,name,description,deal_id
            open,Open,All may sell,second
            old,Old,One may sell,

            """,
        ["regimes"] = """
            regime_id,name,description,role,before_id,until,phrase
            court,Court,Not settled,default_baseline,was,day_x,the dispute in court
            now,Now,Settled,current,,,
            was,Was,As before,baseline,,,

            """,
        ["regime_clauses"] = """
            regime_id,clause_id
            now,open
            was,old

            """,
        ["regime_ends"] = """
            regime_id,end_id,probability
            court,now,half
            court,was,

            """,
        ["cap_groups"] = """
            cap_group_id,name,cap,from,opening,opening_share,confirmed,source_id,reason
            pool,Pool,cap,2024-01-01,opening,half,true,S1,

            """,
        ["terms"] = """
            term_id,name,kind,clause_id,payer_id,payee_id,risk,from,to,since,until,driver_id,rate,margin,amount,take_up,profile,probability,of_term_id,share,cap_group_id,lag,spread,life,confirmed,source_id,reason,or_since,or_until,rate_to,rate_by
            sales,Sales,sales,,fans,maker,equity,,,,,sold,,,,,,,,,,,,,true,S1,,,,,
            cut,Cut,revenue_share,open,maker,north,contract,2024-01-01,2025-12-31,,day_y,,rate,,,,,,,,pool,,,,false,S1,,,day_x,half,2025Q1
            cost,Cost,cost,,maker,crews,equity,,,,,,,half,,,,,,,,,,,true,,Guess,,,,
            power,Power,commitment,open,maker,north,contract,2024-01-01,2025-12-31,,,,,,amount,half,,,,,,,,,true,S1,,,,,
            instead,Instead,substitute,,maker,south,contract,,,,,,,,,,,,power,half,,,,,true,,Guess,,,,
            dearer,Dearer,premium,,maker,south,contract,,,,,,rate,,,,,,instead,,,,,,true,,Guess,,,,
            lost,Lost,unserved,,fans,maker,equity,,,,,,rate,,,,,,power,,,,,,true,,Guess,,,,
            shares,Shares,tranche,,north,maker,equity,2024-06-30,,,,,,,amount,,,half,,,,,,,true,S1,,,,,
            fee,Fee,expense,old,maker,court,contract,,,,,,,,amount,,,,,,,,,,true,S1,,,,,
            work,Work,expense,,maker,crews,equity,2024-04-01,,day_x,,part,,,,,,,,,,,,,true,,Guess,day_y,,,
            prize,Prize,lump_sum,open,south,north,contract,,,day_x,,,,,amount,,,half,,,,,,,true,S1,,,,,

            """,
        ["term_bases"] = """
            term_id,base_id,sign,weight
            cut,sales,plus,
            cost,sales,plus,half
            cost,power,minus,

            """,
        ["valuations"] = """
            lab_id,post_money,date,later,source_id
            maker,worth,2024-01-01,worth,S1

            """,
        ["ownership"] = """
            lab_id,holder_id,from,share,source_id
            maker,north,2024-01-01,half,S1
            maker,south,2024-07-01,rate,

            """,
        ["scenarios"] = """
            scenario_id,name,description
            more,More,What if the rate is higher?
            early,Early,What if day Y comes?

            """,
        ["scenario_values"] = """
            scenario_id,assumption_id,value,source_id,reason
            more,rate,0.3,,Guess
            early,day_y,2025-01-01,S1,

            """,
        ["criteria"] = """
            criterion_id,party_id,name,quantity,term_id,better,stated,claim_id,source_id,reason,lab_id
            all,maker,All in all,delta,,more,win,C1,S1,,
            cut_paid,north,The cut,term_total,cut,more,,,,Guess,
            said,south,Said so,judgement,,,loss,,S2,,
            part,north,Its part,stake,,more,,,,Guess,maker

            """,
        ["published"] = """
            published_id,name,kind,stated_by,stated,quantity,driver_id,party_id,scenario_id,from_quarter,through_quarter,value,known,source_id,confidence,note,bound,high
            sold_2023,Sold in 2023,actual,,2024-01-10,accrued,sold,,,2023Q1,2023Q4,10,no,S1,high,,about,
            left_2024,Left of the first quarter,estimate,A bank,,accrued,,,more,2024Q1,2024Q1,1.5,no,S2,low,,,1.8
            cash_2024,What North keeps,plan,North,,cash,,north,,2024Q1,2024Q4,7,fitted,S2,low,,,
            all_2024,What the cut would be,estimate,A bank,,uncapped,,,,2024Q1,2024Q4,2,no,S2,low,,,
            full,When the pool is full,plan,,,cap_full,,,,2024Q1,2025Q4,2025.5,given,S1,low,,,

            """,
        ["published_terms"] = """
            published_id,term_id,sign
            left_2024,sales,plus
            left_2024,cut,minus
            all_2024,cut,plus
            full,cut,plus

            """,
        ["sizes"] = """
            party_id,measure,period,value,source_id,note
            north,market_value,2024-01-10,300,S1,
            north,shares,2024-01-10,0.5,S1,
            north,revenue,FY2023,40,S2,
            south,operating_income,2023,4,S2,

            """,
        ["correlations"] = """
            assumption_id,other_id,correlation,source_id,reason
            share,wage,-0.5,S1,
            wage,price,1,,Guess

            """,
    };

    /// <summary>Adds the tables, what they refer to, and the ledger from 2024 to 2025.</summary>
    public static SmallPackage WithMoney(this SmallPackage package)
    {
        foreach (var (table, rows) in MoreRows)
            package.Text($"{table}.csv", all => all + rows);
        foreach (var (table, (columns, cells)) in MoreColumns)
            package.Text($"{table}.csv", all => Wider(all, columns, cells));
        foreach (var (table, text) in Csv)
            package.Text($"{table}.csv", text);
        return package.Descriptor(root =>
        {
            root["deals"]!["ledger"] = new JsonObject
            {
                ["from"] = "2024Q1",
                ["through"] = "2025Q4",
                ["unit"] = "EUR m",
                ["valuationDate"] = "2024-01-01",
                ["threshold"] = 0.5,
                ["discount"] = new JsonObject { ["contract"] = "discount", ["margin"] = "discount", ["equity"] = "discount" },
                ["headline"] = "day_y",
                ["cloudLife"] = "years",
            };
            foreach (var (table, (columns, _)) in MoreColumns)
            {
                var fields = root["resources"]!.AsArray().Single(part => (string?)part!["name"] == table)!["schema"]!["fields"]!.AsArray();
                foreach (var column in columns.Split(','))
                    fields.Add(new JsonObject { ["name"] = column, ["type"] = TypeOf(table, column) });
            }

            foreach (var (table, text) in Csv)
                root["resources"]!.AsArray().Add(Resource(table, text.Split('\n')[0].Split(',')));
        });
    }

    private static string Wider(string csv, string columns, Dictionary<int, string> cells)
    {
        var empty = new string(',', columns.Count(letter => letter == ',') + 1);
        return string.Concat(csv.TrimEnd('\n').Split('\n').Select((line, at) =>
            at == 0 ? $"{line},{columns}\n" : cells.TryGetValue(at + 1, out var more) ? $"{line},{more}\n" : $"{line}{empty}\n"));
    }

    private static JsonObject Resource(string name, string[] columns) => new()
    {
        ["name"] = name,
        ["path"] = $"{name}.csv",
        ["schema"] = new JsonObject { ["fields"] = new JsonArray([.. columns.Select(column => new JsonObject { ["name"] = column, ["type"] = TypeOf(name, column) })]) },
    };

    private static string TypeOf(string table, string column) => column switch
    {
        _ when Numbers.Contains($"{table}.{column}") => "number",
        _ when Either.Contains($"{table}.{column}") => "any",
        "stated" when table == "published" => "date",
        "confirmed" => "boolean",
        "from" or "to" or "date" => "date",
        "since" or "to" when table == "offers" => "date",
        _ => "string",
    };
}
